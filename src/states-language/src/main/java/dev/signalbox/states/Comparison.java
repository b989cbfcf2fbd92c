package dev.signalbox.states;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comparison operators of Choice rules; most also exist with a path as operand. */
public enum Comparison {
    STRING_EQUALS,
    STRING_LESS_THAN,
    STRING_GREATER_THAN,
    STRING_LESS_THAN_EQUALS,
    STRING_GREATER_THAN_EQUALS,
    STRING_MATCHES,
    NUMERIC_EQUALS,
    NUMERIC_LESS_THAN,
    NUMERIC_GREATER_THAN,
    NUMERIC_LESS_THAN_EQUALS,
    NUMERIC_GREATER_THAN_EQUALS,
    BOOLEAN_EQUALS,
    TIMESTAMP_EQUALS,
    TIMESTAMP_LESS_THAN,
    TIMESTAMP_GREATER_THAN,
    TIMESTAMP_LESS_THAN_EQUALS,
    TIMESTAMP_GREATER_THAN_EQUALS,
    IS_NULL,
    IS_PRESENT,
    IS_NUMERIC,
    IS_STRING,
    IS_BOOLEAN,
    IS_TIMESTAMP;

    /** What the operator compares; {@code TEST} operators ask about the variable itself. */
    public enum Kind {
        STRING, PATTERN, NUMBER, BOOLEAN, TIMESTAMP, TEST
    }

    /** How the two sides must relate. */
    public enum Relation {
        EQUAL("=="), LESS("<"), GREATER(">"), AT_MOST("<="), AT_LEAST(">="), MATCH("matches"), TEST("is");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }
    }

    /** The operator's field in the definition, without a {@code Path} ending. */
    public String fieldName() {
        return Arrays.stream(name().split("_")).map(w -> w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT)).collect(
                Collectors.joining());
    }

    public Kind kind() {
        if (this == STRING_MATCHES) {
            return Kind.PATTERN;
        }
        return switch (name().substring(0, name().indexOf('_'))) {
            case "STRING" -> Kind.STRING;
            case "NUMERIC" -> Kind.NUMBER;
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "TIMESTAMP" -> Kind.TIMESTAMP;
            default -> Kind.TEST;
        };
    }

    public Relation relation() {
        return switch (name().substring(name().indexOf('_') + 1)) {
            case "EQUALS" -> Relation.EQUAL;
            case "LESS_THAN" -> Relation.LESS;
            case "GREATER_THAN" -> Relation.GREATER;
            case "LESS_THAN_EQUALS" -> Relation.AT_MOST;
            case "GREATER_THAN_EQUALS" -> Relation.AT_LEAST;
            case "MATCHES" -> Relation.MATCH;
            default -> Relation.TEST;
        };
    }

    /** A short sign for labels; for tests the word after "is". */
    public String symbol() {
        return isTest() ? name().substring("IS_".length()).toLowerCase(Locale.ROOT) : relation().symbol;
    }

    public boolean isTest() {
        return kind() == Kind.TEST;
    }

    /** Whether the operator may take its operand from a path. */
    public boolean takesPath() {
        return kind() != Kind.TEST && kind() != Kind.PATTERN;
    }

    /** The operator with this field name, if there is one. */
    public static Optional<Comparison> named(String fieldName) {
        return Arrays.stream(values()).filter(c -> c.fieldName().equals(fieldName)).findFirst();
    }
}
