package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.List;

/**
 * What a key condition asks of one key attribute.
 *
 * @param values one, or for {@code BETWEEN} the lower and the upper bound
 */
public record KeyTerm(String attribute, Operator operator, List<Value> values) {
    /** The operators that a key condition may have. */
    public enum Operator {
        EQ, LT, LE, GT, GE, BEGINS_WITH, BETWEEN
    }

    public Value value() {
        return values.getFirst();
    }
}
