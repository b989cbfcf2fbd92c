package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueOrder;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One comparison of the time before expressions, with its values checked. See
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Conditions.html">
 * writing conditions with legacy parameters</a>.
 */
record LegacyTerm(String attribute, Comparison comparison, List<Value> values) {
    private static final Set<ValueType> ORDERED = EnumSet.of(ValueType.S, ValueType.N, ValueType.B);
    private static final Set<ValueType> SCALAR = EnumSet.of(ValueType.S, ValueType.N, ValueType.B, ValueType.BOOL,
            ValueType.NULL);
    private static final Set<ValueType> ANY = EnumSet.allOf(ValueType.class);

    /** The comparisons, with how many values each takes and of which types. */
    enum Comparison {
        EQ(1, 1, ANY),
        NE(1, 1, ANY),
        LE(1, 1, ORDERED),
        LT(1, 1, ORDERED),
        GE(1, 1, ORDERED),
        GT(1, 1, ORDERED),
        NOT_NULL(0, 0, ANY),
        NULL(0, 0, ANY),
        CONTAINS(1, 1, SCALAR),
        NOT_CONTAINS(1, 1, SCALAR),
        BEGINS_WITH(1, 1, EnumSet.of(ValueType.S, ValueType.B)),
        IN(1, Integer.MAX_VALUE, ORDERED),
        BETWEEN(2, 2, ORDERED);

        private final int least;
        private final int most;
        private final Set<ValueType> types;

        Comparison(int least, int most, Set<ValueType> types) {
            this.least = least;
            this.most = most;
            this.types = types;
        }
    }

    static LegacyTerm of(String attribute, String comparison, List<AttributeValue> given) {
        var term = new LegacyTerm(attribute, Comparison.valueOf(comparison), given.stream().map(ItemReader::value)
                .toList());
        term.check();
        return term;
    }

    private void check() {
        if (values.size() < comparison.least || values.size() > comparison.most) {
            throw Invalid.parameter("Invalid number of argument(s) for the " + comparison + " ComparisonOperator");
        }
        if (values.stream().map(Value::type).distinct().count() > 1) {
            throw Invalid.parameter("AttributeValues inside AttributeValueList must be of same type");
        }
        values.stream().map(Value::type).filter(type -> !comparison.types.contains(type)).findFirst().ifPresent(
                type -> {
                    throw Invalid.parameter("ComparisonOperator " + comparison + " is not valid for " + type
                            + " AttributeValue type");
                });
        if (comparison == Comparison.BETWEEN && ValueOrder.compare(values.getFirst(), values.getLast()).orElse(0) > 0) {
            throw Invalid.request(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    Condition condition() {
        var path = Path.of(attribute);
        var at = new Operand.AtPath(path);
        var literals = values.stream().<Operand>map(Operand.Literal::new).toList();
        return switch (comparison) {
            case EQ, NE, LE, LT, GE, GT -> new Condition.Comparison(at, Condition.Comparator.valueOf(comparison.name()),
                    literals.getFirst());
            case NOT_NULL -> new Condition.Exists(path);
            case NULL -> new Condition.NotExists(path);
            case CONTAINS -> new Condition.Contains(at, literals.getFirst());
            case NOT_CONTAINS -> new Condition.And(new Condition.Exists(path), new Condition.Not(
                    new Condition.Contains(at, literals.getFirst())));
            case BEGINS_WITH -> new Condition.BeginsWith(at, literals.getFirst());
            case IN -> new Condition.In(at, literals);
            case BETWEEN -> new Condition.Between(at, literals.getFirst(), literals.getLast());
        };
    }

    KeyTerm keyTerm() {
        return new KeyTerm(attribute, switch (comparison) {
            case EQ -> KeyTerm.Operator.EQ;
            case LE -> KeyTerm.Operator.LE;
            case LT -> KeyTerm.Operator.LT;
            case GE -> KeyTerm.Operator.GE;
            case GT -> KeyTerm.Operator.GT;
            case BEGINS_WITH -> KeyTerm.Operator.BEGINS_WITH;
            case BETWEEN -> KeyTerm.Operator.BETWEEN;
            case NE, NOT_NULL, NULL, CONTAINS, NOT_CONTAINS, IN -> KeyTerm.Operator.NOT_INDEXABLE;
        }, values);
    }
}
