package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which parts of an item to answer with. Chosen elements of a list close ranks. */
public final class Projection {
    private final List<Path> paths;
    private final Choice root = new Choice();

    /**
     * @param paths of which none leads into another
     */
    public Projection(List<Path> paths) {
        this.paths = List.copyOf(paths);
        paths.forEach(path -> root.add(path.steps()));
    }

    /** Whole top-level attributes. */
    public static Projection ofAttributes(Collection<String> names) {
        return new Projection(names.stream().distinct().map(Path::of).toList());
    }

    public List<Path> paths() {
        return paths;
    }

    public Item of(Item item) {
        return new Item(root.fields(item.attributes()));
    }

    /** Which children of a document are chosen; the whole of it when none is named. */
    private static final class Choice {
        private final Map<String, Choice> fields = new LinkedHashMap<>();
        private final Map<Integer, Choice> elements = new TreeMap<>();

        void add(List<Path.Step> steps) {
            if (steps.isEmpty()) {
                return;
            }
            var child = switch (steps.getFirst()) {
                case Path.Step.Field(var name) -> fields.computeIfAbsent(name, _ -> new Choice());
                case Path.Step.Element(var index) -> elements.computeIfAbsent(index, _ -> new Choice());
            };
            child.add(steps.subList(1, steps.size()));
        }

        Optional<Value> of(Value value) {
            if (fields.isEmpty() && elements.isEmpty()) {
                return Optional.of(value);
            }
            return switch (value) {
                case Value.Doc(var present) when !fields.isEmpty() ->
                    Optional.of(fields(present)).filter(f -> !f.isEmpty()).map(Value.Doc::new);
                case Value.Seq(var present) when !elements.isEmpty() ->
                    Optional.of(elements(present)).filter(e -> !e.isEmpty()).map(Value.Seq::new);
                default -> Optional.empty();
            };
        }

        Map<String, Value> fields(Map<String, Value> present) {
            var chosen = new LinkedHashMap<String, Value>();
            fields.forEach((name, choice) -> Optional.ofNullable(present.get(name)).flatMap(choice::of).ifPresent(
                    value -> chosen.put(name, value)));
            return Collections.unmodifiableMap(chosen);
        }

        private List<Value> elements(List<Value> present) {
            var chosen = new ArrayList<Value>();
            elements.forEach((index, choice) -> {
                if (index < present.size()) {
                    choice.of(present.get(index)).ifPresent(chosen::add);
                }
            });
            return Collections.unmodifiableList(chosen);
        }
    }
}
