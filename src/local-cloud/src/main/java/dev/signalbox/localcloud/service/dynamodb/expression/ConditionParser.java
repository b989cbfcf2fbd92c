package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Parses condition, filter and key condition expressions: OR binds least, then AND, NOT, comparisons. */
final class ConditionParser extends Parser {
    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
    /** More than can stand in an expression of 4 KB without saying nothing. */
    private static final int MAX_DEPTH = 500;

    private final ConditionFunctions functions;
    private @Nullable Node lastParenthesised;
    private int depth;

    ConditionParser(ExpressionKind kind, String text, Placeholders placeholders) {
        super(kind, text, placeholders, KEYWORDS);
        functions = new ConditionFunctions(this);
    }

    Condition parse() {
        var node = or();
        var condition = condition(node);
        expectEnd();
        throwFirst(Fault.OF_CONDITIONS);
        return condition;
    }

    private Node or() {
        var left = and();
        while (takeWord("OR")) {
            left = new Condition.Or(condition(left), condition(and()));
        }
        return left;
    }

    private Node and() {
        var left = not();
        while (takeWord("AND")) {
            left = new Condition.And(condition(left), condition(not()));
        }
        return left;
    }

    private Node not() {
        int negations = 0;
        while (takeWord("NOT")) {
            negations++;
        }
        var node = comparison();
        first(Fault.OF_SIMPLE_CONDITIONS).ifPresent(fault -> note(Fault.CONDITION, fault));
        for (int i = 0; i < negations; i++) {
            node = new Condition.Not(condition(node));
        }
        return node;
    }

    private Node comparison() {
        var left = primary();
        var comparator = comparator();
        if (comparator.isPresent()) {
            next();
            return functions.comparison(operand(left), comparator.get(), operand(primary()));
        }
        if (takeWord("BETWEEN")) {
            return between(operand(left));
        }
        if (takeWord("IN")) {
            expectSign("(");
            var choices = list(() -> operand(primary()));
            expectSign(")");
            return new Condition.In(operand(left), choices);
        }
        return left;
    }

    private Optional<Condition.Comparator> comparator() {
        for (var comparator : Condition.Comparator.values()) {
            if (peek().isSign(comparator.sign())) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }

    private Condition between(Operand value) {
        var low = operand(primary());
        if (!takeWord("AND")) {
            throw syntaxError();
        }
        return functions.between(value, low, operand(primary()));
    }

    private Node primary() {
        if (takeSign("(")) {
            var node = parenthesised();
            boolean goesOn = node instanceof Operand.AtPath && (peek().isSign(".") || peek().isSign("["));
            return goesOn ? new Operand.AtPath(path(((Operand.AtPath) node).path().steps())) : node;
        }
        if (peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return new Operand.Literal(value());
        }
        return atFunction() ? call() : new Operand.AtPath(path());
    }

    private Node parenthesised() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw redundantParentheses();
        }
        var node = or();
        if (node == lastParenthesised) {
            note(Fault.PARENTHESES, redundantParentheses());
        }
        expectSign(")");
        depth--;
        lastParenthesised = node;
        return node;
    }

    private AwsServiceException redundantParentheses() {
        return kind.invalid("The expression has redundant parentheses;");
    }

    private Node call() {
        var name = next().text();
        expectSign("(");
        List<Operand> arguments = list(() -> operand(primary()));
        expectSign(")");
        return functions.call(name, arguments);
    }

    private Condition condition(Node node) {
        return switch (node) {
            case Condition condition -> condition;
            case Operand.Size size -> {
                note(Fault.MISUSE, functions.misused("size"));
                yield new Condition.Comparison(size, Condition.Comparator.EQ, size);
            }
            case Operand _ -> throw syntaxError();
        };
    }

    private Operand operand(Node node) {
        return switch (node) {
            case Operand operand -> operand;
            case Condition condition -> {
                note(Fault.MISUSE, functions.misusedAsOperand(condition));
                yield new Operand.Literal(new Value.Null());
            }
        };
    }
}
