package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueOrder;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Builds conditions of their operands, refusing operands that can never do. */
final class ConditionFunctions {
    private static final Map<String, Integer> OPERANDS = Map.of("attribute_exists", 1, "attribute_not_exists", 1,
            "attribute_type", 2, "begins_with", 2, "contains", 2, "size", 1);
    /** Stand for what has a fault already; they are never tested. */
    private static final Condition UNKNOWN = new Condition.Exists(Path.of("unknown"));
    private static final Condition UNKNOWN_TYPE = new Condition.IsOfType(new Operand.AtPath(Path.of("unknown")),
            ValueType.NULL);

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
                parser.note(Fault.TYPE, wrongBounds("requires same data type for lower and upper bounds", from, to));
            } else if (order.getAsInt() > 0) {
                parser.note(Fault.TYPE, wrongBounds(
                        "requires upper bound to be greater than or equal to lower bound", from, to));
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
        int wanted = OPERANDS.getOrDefault(name, 0);
        if (wanted == 0) {
            parser.note(Fault.FUNCTION, parser.kind.invalid("Invalid function name; function: " + name));
            return UNKNOWN;
        }
        if (arguments.size() != wanted) {
            parser.note(Fault.COUNT, parser.wrongCount(name, arguments.size()));
            return name.equals("size") ? new Operand.Size(arguments.getFirst()) : UNKNOWN;
        }
        if (wanted == 2) {
            checkDistinct(name, arguments.getFirst(), arguments.getLast());
        }
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(onlyPath(name, arguments));
            case "attribute_not_exists" -> new Condition.NotExists(onlyPath(name, arguments));
            case "attribute_type" -> attributeType(arguments);
            case "begins_with" -> beginsWith(arguments);
            case "contains" -> contains(arguments);
            default -> size(arguments.getFirst());
        };
    }

    private Path onlyPath(String name, List<Operand> arguments) {
        if (arguments.getFirst() instanceof Operand.AtPath(var path)) {
            return path;
        }
        parser.note(Fault.TYPE, parser.pathNeeded(name));
        return Path.of(name);
    }

    private Condition attributeType(List<Operand> arguments) {
        var tested = arguments.getFirst();
        return switch (arguments.getLast()) {
            case Operand.Literal(Value.Str(var descriptor)) -> new Condition.IsOfType(tested, type(descriptor));
            case Operand other -> wrongTypeName(other.staticType().map(ValueType::name).orElse(
                    "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"));
        };
    }

    private Condition wrongTypeName(String given) {
        parser.note(Fault.TYPE, parser.wrongType("attribute_type", given));
        return UNKNOWN_TYPE;
    }

    private ValueType type(String descriptor) {
        return ValueType.of(descriptor).orElseGet(() -> {
            parser.note(Fault.TYPE, parser.kind.invalid("Invalid attribute type name found; type: " + descriptor
                    + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"));
            return ValueType.NULL;
        });
    }

    private Condition beginsWith(List<Operand> arguments) {
        for (var argument : arguments) {
            argument.staticType().filter(t -> t != ValueType.S && t != ValueType.B).ifPresent(t -> {
                parser.note(Fault.TYPE, parser.wrongType("begins_with", t.name()));
            });
        }
        return new Condition.BeginsWith(arguments.getFirst(), arguments.getLast());
    }

    private static Condition contains(List<Operand> arguments) {
        return new Condition.Contains(arguments.getFirst(), arguments.getLast());
    }

    private Operand size(Operand of) {
        of.staticType().filter(t -> t == ValueType.N || t == ValueType.BOOL || t == ValueType.NULL).ifPresent(t -> {
            parser.note(Fault.TYPE, parser.wrongType("size", t.name()));
        });
        return new Operand.Size(of);
    }

    private void checkOrdered(String operator, Operand operand) {
        operand.staticType().filter(t -> !t.ordered()).ifPresent(t -> {
            parser.note(Fault.TYPE, parser.wrongType(operator, t.name()));
        });
    }

    private void checkDistinct(String operator, Operand left, Operand right) {
        if (left instanceof Operand.AtPath(var path) && left.equals(right)) {
            parser.note(Fault.DISTINCT, parser.kind.invalid("The first operand must be distinct from the remaining "
                    + "operands for this operator or function; operator: " + operator + ", first operand: " + path));
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
