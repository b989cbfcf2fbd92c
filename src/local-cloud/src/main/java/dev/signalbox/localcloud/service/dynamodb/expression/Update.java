package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Numbers;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A parsed update expression. Every operand sees the item as it was before. */
public final class Update {
    private final List<UpdateAction> actions;
    private final List<Path> mentioned;

    private final Supplier<AwsServiceException> wrongType;

    Update(List<UpdateAction> actions, List<Path> mentioned) {
        this(actions, mentioned, Operand::wrongType);
    }

    private Update(List<UpdateAction> actions, List<Path> mentioned, Supplier<AwsServiceException> wrongType) {
        this.actions = actions;
        this.mentioned = mentioned;
        this.wrongType = wrongType;
    }

    /** An update that was not written as an expression; its errors are others. */
    static Update legacy(List<UpdateAction> actions) {
        return new Update(actions, actions.stream().map(UpdateAction::path).toList(), () -> Invalid.request(
                "Type mismatch for attribute to update"));
    }

    /** The paths that the update names, in its order. */
    public List<Path> paths() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    /** Whether it only takes away; then it makes no item where none is. */
    public boolean onlyRemoves() {
        return !actions.isEmpty() && actions.stream().allMatch(a -> a instanceof UpdateAction.Remove
                || a instanceof UpdateAction.Delete);
    }

    /** The type that an attribute is changed to, where it does not depend on the item. */
    public Optional<ValueType> typeGivenTo(String attribute) {
        return actions.stream().filter(a -> a.path().equals(Path.of(attribute))).findFirst().flatMap(
                action -> switch (action) {
                    case UpdateAction.Set(_, Operand.IfNotExists(_, var otherwise)) -> otherwise.staticType();
                    case UpdateAction.Set(_, var operand) -> operand.staticType();
                    case UpdateAction.Add(_, var value) -> Optional.of(value.type());
                    case UpdateAction.Delete(_, var value) -> Optional.of(value.type());
                    case UpdateAction.Remove _ -> Optional.empty();
                });
    }

    /** Every path in the expression, changed or only read. */
    public List<Path> mentioned() {
        return mentioned;
    }

    /** The item as the update leaves it. */
    public Item apply(Item before) {
        var editor = new DocumentEditor(before);
        // Elements are set from low to high, so that those beyond the end are appended in the order of their numbers,
        // and removed from high to low, so that each number still means the element it meant before.
        actions.stream().filter(a -> !(a instanceof UpdateAction.Remove)).sorted(Comparator.comparing(
                UpdateAction::path, PathOrder.ASCENDING)).forEach(a -> change(editor, before, a));
        actions.stream().filter(UpdateAction.Remove.class::isInstance).map(UpdateAction::path).sorted(
                PathOrder.ASCENDING.reversed()).forEach(editor::remove);
        return editor.item();
    }

    private void change(DocumentEditor editor, Item before, UpdateAction action) {
        switch (action) {
            case UpdateAction.Set(var path, var operand) -> editor.set(path, Operand.required(operand, before));
            case UpdateAction.Add(var path, var value) -> editor.set(path, added(path.in(before), value));
            case UpdateAction.Delete(var path, var value) -> delete(editor, path, before, value);
            case UpdateAction.Remove(var path) -> editor.remove(path);
        }
    }

    private Value added(Optional<Value> present, Value value) {
        if (present.isEmpty()) {
            return value;
        }
        return switch (value) {
            case Value.Num(var n) when present.get() instanceof Value.Num(var old) ->
                new Value.Num(Numbers.calculated(old.add(n)));
            case Value.StrSet(var more) when present.get() instanceof Value.StrSet(var old) ->
                new Value.StrSet(union(old, more));
            case Value.NumSet(var more) when present.get() instanceof Value.NumSet(var old) ->
                new Value.NumSet(union(old, more));
            case Value.BinSet(var more) when present.get() instanceof Value.BinSet(var old) ->
                new Value.BinSet(union(old, more));
            case Value.Seq(var more) when present.get() instanceof Value.Seq(var old) ->
                new Value.Seq(Stream.concat(old.stream(), more.stream()).toList());
            default -> throw wrongType.get();
        };
    }

    private void delete(DocumentEditor editor, Path path, Item before, Value value) {
        var present = path.in(before);
        if (present.isEmpty()) {
            editor.checkParent(path);
            return;
        }
        var rest = without(present.get(), value);
        if (rest.isPresent()) {
            editor.set(path, rest.get());
        } else {
            editor.remove(path);
        }
    }

    /** Empty when no member is left: DynamoDB has no empty sets. */
    private Optional<Value> without(Value present, Value value) {
        return switch (value) {
            case Value.StrSet(var gone) when present instanceof Value.StrSet(var old) ->
                rest(old, gone).map(Value.StrSet::new);
            case Value.NumSet(var gone) when present instanceof Value.NumSet(var old) ->
                rest(old, gone).map(Value.NumSet::new);
            case Value.BinSet(var gone) when present instanceof Value.BinSet(var old) ->
                rest(old, gone).map(Value.BinSet::new);
            default -> throw wrongType.get();
        };
    }

    private static <T> Set<T> union(Set<T> old, Set<T> more) {
        var all = new LinkedHashSet<>(old);
        all.addAll(more);
        return Collections.unmodifiableSet(all);
    }

    private static <T> Optional<Set<T>> rest(Set<T> old, Set<T> gone) {
        var rest = new LinkedHashSet<>(old);
        rest.removeAll(gone);
        return rest.isEmpty() ? Optional.empty() : Optional.of(Collections.unmodifiableSet(rest));
    }
}
