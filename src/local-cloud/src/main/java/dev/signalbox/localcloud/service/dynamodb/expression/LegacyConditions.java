package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** Reads the conditions that requests had before there were expressions, and still may have. */
public final class LegacyConditions {
    private LegacyConditions() {}

    /**
     * QueryFilter and ScanFilter.
     *
     * @param operator {@code OR} when one of the conditions is enough
     */
    public static Optional<Filter> filter(Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> given,
            @Nullable String operator) {
        return joined(terms(given).stream().map(LegacyTerm::condition).toList(), List.copyOf(given.keySet()), operator);
    }

    /** KeyConditions. */
    public static List<KeyTerm> keys(Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> given) {
        return terms(given).stream().map(LegacyTerm::keyTerm).toList();
    }

    private static List<LegacyTerm> terms(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> given) {
        return given.entrySet().stream().map(e -> LegacyTerm.of(e.getKey(), e.getValue().comparisonOperatorAsString(), e
                .getValue().attributeValueList())).toList();
    }

    /** Expected. */
    public static Optional<Filter> expected(Map<String, ExpectedAttributeValue> given, @Nullable String operator) {
        return joined(given.entrySet().stream().map(e -> expected(e.getKey(), e.getValue())).toList(), List.copyOf(given
                .keySet()), operator);
    }

    private static Condition expected(String attribute, ExpectedAttributeValue expected) {
        if (expected.hasAttributeValueList() && expected.value() != null) {
            throw Invalid.parameter("Value and AttributeValueList cannot be used together for Attribute: " + attribute);
        }
        return expected.comparisonOperatorAsString() == null ? existence(attribute, expected)
                : compared(attribute, expected, expected.comparisonOperatorAsString());
    }

    private static Condition compared(String attribute, ExpectedAttributeValue expected, String operator) {
        if (expected.exists() != null) {
            throw Invalid.parameter("Exists and ComparisonOperator cannot be used together for Attribute: "
                    + attribute);
        }
        if (!operator.endsWith("NULL") && !expected.hasAttributeValueList() && expected.value() == null) {
            throw Invalid.parameter("Value or AttributeValueList must be used with ComparisonOperator: " + operator
                    + " for Attribute: " + attribute);
        }
        List<AttributeValue> values = expected.value() == null ? expected.attributeValueList()
                : List.of(expected
                        .value());
        return LegacyTerm.of(attribute, operator, values).condition();
    }

    private static Condition existence(String attribute, ExpectedAttributeValue expected) {
        if (expected.hasAttributeValueList()) {
            throw Invalid.parameter("AttributeValueList can only be used with a ComparisonOperator for Attribute: "
                    + attribute);
        }
        boolean exists = !Boolean.FALSE.equals(expected.exists());
        var value = expected.value();
        if (exists && value == null) {
            throw Invalid.parameter("Value must be provided when Exists is " + expected.exists() + " for Attribute: "
                    + attribute);
        }
        if (!exists && value != null) {
            throw Invalid.parameter("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        var path = Path.of(attribute);
        return value == null ? new Condition.NotExists(path)
                : new Condition.Comparison(new Operand.AtPath(path), Condition.Comparator.EQ, new Operand.Literal(
                        ItemReader.value(value)));
    }

    private static Optional<Filter> joined(List<Condition> conditions, List<String> attributes,
            @Nullable String operator) {
        if (operator != null && conditions.isEmpty()) {
            throw Invalid.parameter("ConditionalOperator cannot be used without Filter or Expected");
        }
        var paths = attributes.stream().map(Path::of).toList();
        return conditions.stream().reduce((left, right) -> "OR".equals(operator) ? new Condition.Or(left, right)
                : new Condition.And(left, right)).map(condition -> new Filter(condition, paths));
    }
}
