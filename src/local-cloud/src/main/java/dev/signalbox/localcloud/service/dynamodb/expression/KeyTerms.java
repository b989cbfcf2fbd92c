package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads a condition as a key condition: terms on key attributes, joined by AND, and nothing else. */
final class KeyTerms {
    private final List<KeyTerm> terms = new ArrayList<>();

    private KeyTerms() {}

    static List<KeyTerm> of(Condition condition) {
        var reader = new KeyTerms();
        reader.read(condition);
        return List.copyOf(reader.terms);
    }

    private void read(Condition condition) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                read(left);
                read(right);
            }
            case Condition.Comparison(var left, var comparator, var right) -> compare(left, comparator, right);
            case Condition.Between(var value, var low, var high) ->
                add(attribute("BETWEEN", value), KeyTerm.Operator.BETWEEN, List.of(literal(low), literal(high)));
            case Condition.BeginsWith(var value, var prefix) ->
                add(attribute("begins_with", value), KeyTerm.Operator.BEGINS_WITH, List.of(literal(prefix)));
            case Condition.Or _ -> throw wrongOperator("OR");
            case Condition.Not _ -> throw wrongOperator("NOT");
            case Condition.In _ -> throw wrongOperator("IN");
            case Condition.Exists _ -> throw wrongOperator("attribute_exists");
            case Condition.NotExists _ -> throw wrongOperator("attribute_not_exists");
            case Condition.IsOfType _ -> throw wrongOperator("attribute_type");
            case Condition.Contains _ -> throw wrongOperator("contains");
        }
    }

    private void compare(Operand left, Condition.Comparator comparator, Operand right) {
        if (right instanceof Operand.AtPath(var path)) {
            compareMirrored(left, comparator.mirrored(), path);
            return;
        }
        if (!(left instanceof Operand.AtPath(var path))) {
            throw left instanceof Operand.Size || right instanceof Operand.Size ? nested()
                    : wrongCondition("No key attribute specified");
        }
        add(topLevel(path), operator(comparator), List.of(literal(right)));
    }

    private void compareMirrored(Operand left, Condition.Comparator comparator, Path path) {
        if (left instanceof Operand.AtPath(var first)) {
            topLevel(first);
            throw wrongCondition("Multiple attribute names used in one condition");
        }
        add(topLevel(path), operator(comparator), List.of(literal(left)));
    }

    private static KeyTerm.Operator operator(Condition.Comparator comparator) {
        return switch (comparator) {
            case EQ -> KeyTerm.Operator.EQ;
            case LT -> KeyTerm.Operator.LT;
            case LE -> KeyTerm.Operator.LE;
            case GT -> KeyTerm.Operator.GT;
            case GE -> KeyTerm.Operator.GE;
            case NE -> throw wrongOperator("<>");
        };
    }

    private static String attribute(String operator, Operand operand) {
        if (operand instanceof Operand.AtPath(var path)) {
            return topLevel(path);
        }
        throw wrongCondition(operator + " operator must have the key attribute as its first operand");
    }

    private static String topLevel(Path path) {
        if (path.isNested()) {
            throw Invalid.request("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        return path.attribute();
    }

    private static Value literal(Operand operand) {
        return switch (operand) {
            case Operand.Literal(var value) -> value;
            case Operand.AtPath _ -> throw wrongCondition("Multiple attribute names used in one condition");
            case Operand.Size _,Operand.Arithmetic _,Operand.IfNotExists _,Operand.ListAppend _ -> throw nested();
        };
    }

    private void add(String attribute, KeyTerm.Operator operator, List<Value> values) {
        if (terms.stream().anyMatch(t -> t.attribute().equals(attribute))) {
            throw Invalid.request("KeyConditionExpressions must only contain one condition per key");
        }
        terms.add(new KeyTerm(attribute, operator, values));
    }

    private static AwsServiceException wrongOperator(String operator) {
        return Invalid.request("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static AwsServiceException wrongCondition(String reason) {
        return Invalid.request("Invalid condition in KeyConditionExpression: " + reason);
    }

    private static AwsServiceException nested() {
        return Invalid.request("KeyConditionExpressions cannot contain nested operations");
    }
}
