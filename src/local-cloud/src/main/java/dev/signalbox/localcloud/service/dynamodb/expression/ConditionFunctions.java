package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueOrder;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Builds conditions of their operands, refusing operands that can never do. */
final class ConditionFunctions {
    private final Parser parser;

    ConditionFunctions(Parser parser) {
        this.parser = parser;
    }

    Condition comparison(Operand left, Condition.Comparator comparator, Operand right) {
        checkDistinct(comparator.sign(), left, right);
        if (comparator != Condition.Comparator.EQ && comparator != Condition.Comparator.NE) {
            checkOrdered(comparator.sign(), left);
            checkOrdered(comparator.sign(), right);
        }
        return new Condition.Comparison(left, comparator, right);
    }

    Condition between(Operand value, Operand low, Operand high) {
        checkOrdered("BETWEEN", value);
        checkOrdered("BETWEEN", low);
        checkOrdered("BETWEEN", high);
        if (low instanceof Operand.Literal(var from) && high instanceof Operand.Literal(var to)) {
            var order = ValueOrder.compare(from, to);
            if (order.isEmpty()) {
                throw wrongBounds("requires same data type for lower and upper bounds", from, to);
            }
            if (order.getAsInt() > 0) {
                throw wrongBounds("requires upper bound to be greater than or equal to lower bound", from, to);
            }
        }
        return new Condition.Between(value, low, high);
    }

    private AwsServiceException wrongBounds(String rule, Value low, Value high) {
        return parser.kind.invalid("The BETWEEN operator " + rule + "; lower bound operand: AttributeValue: " + text(
                low) + ", upper bound operand: AttributeValue: " + text(high));
    }

    private static String text(Value value) {
        var attribute = ItemWriter.value(value);
        var content = switch (value) {
            case Value.Str(var s) -> s;
            case Value.Num _ -> attribute.n();
            default -> attribute.toString();
        };
        return "{" + value.type() + ":" + content + "}";
    }

    Node call(String name, List<Operand> arguments) {
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(onlyPath(name, arguments));
            case "attribute_not_exists" -> new Condition.NotExists(onlyPath(name, arguments));
            case "attribute_type" -> attributeType(pair(name, arguments));
            case "begins_with" -> beginsWith(pair(name, arguments));
            case "contains" -> contains(pair(name, arguments));
            case "size" -> size(arguments);
            default -> throw parser.kind.invalid("Invalid function name; function: " + name);
        };
    }

    private Path onlyPath(String name, List<Operand> arguments) {
        if (arguments.size() != 1) {
            throw parser.wrongCount(name, arguments.size());
        }
        if (arguments.getFirst() instanceof Operand.AtPath(var path)) {
            return path;
        }
        throw parser.pathNeeded(name);
    }

    private List<Operand> pair(String name, List<Operand> arguments) {
        if (arguments.size() != 2) {
            throw parser.wrongCount(name, arguments.size());
        }
        checkDistinct(name, arguments.getFirst(), arguments.getLast());
        return arguments;
    }

    private Condition attributeType(List<Operand> arguments) {
        if (!(arguments.getLast() instanceof Operand.Literal(var literal))) {
            throw parser.wrongType("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }
        if (!(literal instanceof Value.Str(var descriptor))) {
            throw parser.wrongType("attribute_type", literal.type().name());
        }
        var type = ValueType.of(descriptor).orElseThrow(() -> parser.kind.invalid(
                "Invalid attribute type name found; type: " + descriptor
                        + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"));
        return new Condition.IsOfType(arguments.getFirst(), type);
    }

    private Condition beginsWith(List<Operand> arguments) {
        for (var argument : arguments) {
            argument.staticType().filter(t -> t != ValueType.S && t != ValueType.B).ifPresent(t -> {
                throw parser.wrongType("begins_with", t.name());
            });
        }
        return new Condition.BeginsWith(arguments.getFirst(), arguments.getLast());
    }

    private static Condition contains(List<Operand> arguments) {
        return new Condition.Contains(arguments.getFirst(), arguments.getLast());
    }

    private Operand size(List<Operand> arguments) {
        if (arguments.size() != 1) {
            throw parser.wrongCount("size", arguments.size());
        }
        var of = arguments.getFirst();
        of.staticType().filter(t -> t == ValueType.N || t == ValueType.BOOL || t == ValueType.NULL).ifPresent(t -> {
            throw parser.wrongType("size", t.name());
        });
        return new Operand.Size(of);
    }

    private void checkOrdered(String operator, Operand operand) {
        operand.staticType().filter(t -> !t.ordered()).ifPresent(t -> {
            throw parser.wrongType(operator, t.name());
        });
    }

    private void checkDistinct(String operator, Operand left, Operand right) {
        if (left instanceof Operand.AtPath(var path) && left.equals(right)) {
            throw parser.kind.invalid("The first operand must be distinct from the remaining operands for this "
                    + "operator or function; operator: " + operator + ", first operand: " + path);
        }
    }

    AwsServiceException misused(String function) {
        return parser.kind.invalid("The function is not allowed to be used this way in an expression; function: "
                + function);
    }

    AwsServiceException misusedAsOperand(Condition condition) {
        return switch (condition) {
            case Condition.Exists _ -> misused("attribute_exists");
            case Condition.NotExists _ -> misused("attribute_not_exists");
            case Condition.IsOfType _ -> misused("attribute_type");
            case Condition.BeginsWith _ -> misused("begins_with");
            case Condition.Contains _ -> misused("contains");
            case Condition.And _,Condition.Or _,Condition.Not _,Condition.Comparison _,Condition.Between _,Condition.In _ ->
                parser.syntaxError();
        };
    }
}
