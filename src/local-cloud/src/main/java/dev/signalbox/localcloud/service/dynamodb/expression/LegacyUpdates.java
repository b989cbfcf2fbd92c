package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** Reads AttributeUpdates, the updates of the time before expressions. */
public final class LegacyUpdates {
    private static final Set<ValueType> SETS = EnumSet.of(ValueType.SS, ValueType.NS, ValueType.BS);
    private static final Set<ValueType> ADDABLE = EnumSet.of(ValueType.SS, ValueType.NS, ValueType.BS, ValueType.N,
            ValueType.L);

    private LegacyUpdates() {}

    public static Update of(Map<String, AttributeValueUpdate> updates) {
        var actions = new ArrayList<UpdateAction>();
        updates.forEach((attribute, update) -> actions.add(action(Path.of(attribute), update)));
        return Update.legacy(actions);
    }

    private static UpdateAction action(Path path, AttributeValueUpdate update) {
        var action = update.actionAsString() == null ? "PUT" : update.actionAsString();
        if (update.value() == null) {
            if (!action.equals("DELETE")) {
                throw Invalid.parameter("Only DELETE action is allowed when no attribute value is specified");
            }
            return new UpdateAction.Remove(path);
        }
        var value = ItemReader.value(update.value());
        return switch (action) {
            case "DELETE" -> new UpdateAction.Delete(path, checked(value, SETS, "DELETE action with value"));
            case "ADD" -> new UpdateAction.Add(path, checked(value, ADDABLE, "ADD action"));
            default -> new UpdateAction.Set(path, new Operand.Literal(value));
        };
    }

    private static Value checked(Value value, Set<ValueType> allowed, String action) {
        if (!allowed.contains(value.type())) {
            throw Invalid.parameter(action + " is not supported for the type " + value.type());
        }
        return value;
    }
}
