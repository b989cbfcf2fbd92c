package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Changes values at paths of one item, copying only the documents on the way. */
final class DocumentEditor {
    private Map<String, Value> attributes;

    DocumentEditor(Item item) {
        this.attributes = item.attributes();
    }

    Item item() {
        return new Item(attributes);
    }

    /** An element beyond the end of its list is appended; anything else on the way must be there. */
    void set(Path path, Value value) {
        atParent(path, parent -> put(parent, path.steps().getLast(), value));
    }

    /** Refuses a path of which more than the last step leads nowhere. */
    void checkParent(Path path) {
        atParent(path, parent -> {
            boolean fits = path.steps().getLast() instanceof Path.Step.Field ? parent instanceof Value.Doc
                    : parent instanceof Value.Seq;
            if (!fits) {
                throw invalidPath();
            }
            return parent;
        });
    }

    /** Does nothing when only the last step leads nowhere. */
    void remove(Path path) {
        atParent(path, parent -> without(parent, path.steps().getLast()));
    }

    private void atParent(Path path, UnaryOperator<Value> change) {
        var root = new Value.Doc(attributes);
        var steps = path.steps();
        if (descend(root, steps.subList(0, steps.size() - 1), change) instanceof Value.Doc(var changed)) {
            attributes = changed;
        }
    }

    private static Value descend(Value at, List<Path.Step> steps, UnaryOperator<Value> change) {
        if (steps.isEmpty()) {
            return change.apply(at);
        }
        var step = steps.getFirst();
        var child = step.in(at).orElseThrow(DocumentEditor::invalidPath);
        return put(at, step, descend(child, steps.subList(1, steps.size()), change));
    }

    private static Value put(Value parent, Path.Step step, Value value) {
        if (parent instanceof Value.Doc(var fields) && step instanceof Path.Step.Field(var name)) {
            var copy = new LinkedHashMap<>(fields);
            copy.put(name, value);
            return new Value.Doc(Collections.unmodifiableMap(copy));
        }
        if (parent instanceof Value.Seq(var elements) && step instanceof Path.Step.Element(var index)) {
            var copy = new ArrayList<>(elements);
            if (index < copy.size()) {
                copy.set(index, value);
            } else {
                copy.add(value);
            }
            return new Value.Seq(Collections.unmodifiableList(copy));
        }
        throw invalidPath();
    }

    private static Value without(Value parent, Path.Step step) {
        if (parent instanceof Value.Doc(var fields) && step instanceof Path.Step.Field(var name)) {
            var copy = new LinkedHashMap<>(fields);
            copy.remove(name);
            return new Value.Doc(Collections.unmodifiableMap(copy));
        }
        if (parent instanceof Value.Seq(var elements) && step instanceof Path.Step.Element(var index)) {
            var copy = new ArrayList<>(elements);
            if (index < copy.size()) {
                copy.remove(index);
            }
            return new Value.Seq(Collections.unmodifiableList(copy));
        }
        throw invalidPath();
    }

    private static AwsServiceException invalidPath() {
        return Invalid.request("The document path provided in the update expression is invalid for update");
    }
}
