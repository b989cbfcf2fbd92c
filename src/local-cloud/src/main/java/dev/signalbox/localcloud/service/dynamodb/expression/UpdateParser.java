package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Parses update expressions: SET, REMOVE, ADD and DELETE sections, each at most once, in any order. */
final class UpdateParser extends Parser {
    private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private static final Set<String> FUNCTIONS = Set.of("if_not_exists", "list_append");

    private enum Section {
        SET, REMOVE, ADD, DELETE
    }

    UpdateParser(String text, Placeholders placeholders) {
        super(ExpressionKind.UPDATE, text, placeholders, KEYWORDS);
    }

    Update parse() {
        var actions = new ArrayList<UpdateAction>();
        var seen = EnumSet.noneOf(Section.class);
        do {
            var section = section();
            actions.addAll(list(action(section)));
            if (!seen.add(section)) {
                note(Fault.SECTION, kind.invalid("The \"" + section
                        + "\" section can only be used once in an update expression;"));
            }
        } while (peek().kind() != Token.Kind.END);
        checkDisjoint(actions.stream().map(UpdateAction::path).toList());
        throwFirst(Fault.OF_UPDATES);
        return new Update(List.copyOf(actions), mentioned());
    }

    private Section section() {
        for (var section : Section.values()) {
            if (takeWord(section.name())) {
                return section;
            }
        }
        throw syntaxError();
    }

    private Supplier<UpdateAction> action(Section section) {
        return switch (section) {
            case SET -> this::set;
            case REMOVE -> () -> new UpdateAction.Remove(path());
            case ADD -> () -> new UpdateAction.Add(path(), checked("ADD", value(), ValueType.N));
            case DELETE -> () -> new UpdateAction.Delete(path(), checked("DELETE", value(), ValueType.SS));
        };
    }

    private Value checked(String operator, Value value, ValueType alsoAllowed) {
        boolean isSet = value instanceof Value.StrSet || value instanceof Value.NumSet
                || value instanceof Value.BinSet;
        if (!isSet && value.type() != alsoAllowed) {
            note(Fault.OPERAND, kind.invalid("Incorrect operand type for operator or function; operator: " + operator
                    + ", operand type: " + value.type().longName()));
        }
        return value;
    }

    private UpdateAction set() {
        var path = path();
        expectSign("=");
        return new UpdateAction.Set(path, sum());
    }

    private Operand sum() {
        var left = operand();
        var sign = peek().text();
        if (!takeSign("+") && !takeSign("-")) {
            return left;
        }
        var right = operand();
        checkType(sign, ValueType.N, List.of(left, right));
        return new Operand.Arithmetic(left, sign.equals("+"), right);
    }

    private Operand operand() {
        if (takeSign("(")) {
            var inner = sum();
            expectSign(")");
            return inner;
        }
        if (peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Operand.Literal(value());
        }
        return atFunction() ? call() : new Operand.AtPath(path());
    }

    private Operand call() {
        var name = next().text();
        expectSign("(");
        var arguments = list(this::operand);
        expectSign(")");
        if (arguments.size() != 2 && FUNCTIONS.contains(name)) {
            note(Fault.TYPE, wrongCount(name, arguments.size()));
            return arguments.getFirst();
        }
        return function(name, arguments);
    }

    private Operand function(String name, List<Operand> arguments) {
        return switch (name) {
            case "if_not_exists" -> ifNotExists(arguments);
            case "list_append" -> {
                checkType(name, ValueType.L, arguments);
                yield new Operand.ListAppend(arguments.getFirst(), arguments.getLast());
            }
            default -> {
                note(Fault.FUNCTION, kind.invalid("Invalid function name; function: " + name));
                yield arguments.getFirst();
            }
        };
    }

    private Operand ifNotExists(List<Operand> arguments) {
        if (arguments.getFirst() instanceof Operand.AtPath(var path)) {
            return new Operand.IfNotExists(path, arguments.getLast());
        }
        note(Fault.TYPE, pathNeeded("if_not_exists"));
        return arguments.getFirst();
    }

    private void checkType(String function, ValueType wanted, List<Operand> arguments) {
        for (var argument : arguments) {
            Optional<ValueType> type = argument.staticType().filter(t -> t != wanted);
            if (type.isPresent()) {
                note(Fault.TYPE, wrongType(function, type.get().name()));
            }
        }
    }
}
