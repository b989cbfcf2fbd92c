package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueOrder;
import java.util.List;

/**
 * What a key condition asks of one key attribute.
 *
 * @param values one, or for {@code BETWEEN} the lower and the upper bound
 */
public record KeyTerm(String attribute, Operator operator, List<Value> values) {
    /** The operators that a key condition may have, and one for all that it may not. */
    public enum Operator {
        EQ, LT, LE, GT, GE, BEGINS_WITH, BETWEEN, NOT_INDEXABLE
    }

    /** Whether a value fulfils the condition. */
    public boolean holds(Value tested) {
        var order = ValueOrder.compare(tested, value());
        return switch (operator) {
            case EQ -> tested.equals(value());
            case LT -> order.orElse(0) < 0;
            case LE -> order.orElse(1) <= 0;
            case GT -> order.orElse(0) > 0;
            case GE -> order.orElse(-1) >= 0;
            case BEGINS_WITH -> Containment.beginsWith(tested, value());
            case BETWEEN -> order.orElse(-1) >= 0 && ValueOrder.compare(tested, values.getLast()).orElse(1) <= 0;
            case NOT_INDEXABLE -> false;
        };
    }

    public Value value() {
        return values.getFirst();
    }
}
