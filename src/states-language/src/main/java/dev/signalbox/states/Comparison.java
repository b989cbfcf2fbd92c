package dev.signalbox.states;

import java.util.Arrays;
import java.util.Optional;

/** The comparison operators of Choice rules; most also exist with a path as operand. */
public enum Comparison {
    STRING_EQUALS("StringEquals", Kind.STRING, "=="), STRING_LESS_THAN("StringLessThan", Kind.STRING,
            "<"), STRING_GREATER_THAN("StringGreaterThan", Kind.STRING, ">"), STRING_LESS_THAN_EQUALS(
                    "StringLessThanEquals", Kind.STRING, "<="), STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals",
                            Kind.STRING, ">="), STRING_MATCHES("StringMatches", Kind.PATTERN,
                                    "matches"), NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, "=="), NUMERIC_LESS_THAN(
                                            "NumericLessThan", Kind.NUMBER, "<"), NUMERIC_GREATER_THAN(
                                                    "NumericGreaterThan", Kind.NUMBER, ">"), NUMERIC_LESS_THAN_EQUALS(
                                                            "NumericLessThanEquals", Kind.NUMBER,
                                                            "<="), NUMERIC_GREATER_THAN_EQUALS(
                                                                    "NumericGreaterThanEquals", Kind.NUMBER,
                                                                    ">="), BOOLEAN_EQUALS("BooleanEquals", Kind.BOOLEAN,
                                                                            "=="), TIMESTAMP_EQUALS("TimestampEquals",
                                                                                    Kind.TIMESTAMP,
                                                                                    "=="), TIMESTAMP_LESS_THAN(
                                                                                            "TimestampLessThan",
                                                                                            Kind.TIMESTAMP,
                                                                                            "<"), TIMESTAMP_GREATER_THAN(
                                                                                                    "TimestampGreaterThan",
                                                                                                    Kind.TIMESTAMP,
                                                                                                    ">"), TIMESTAMP_LESS_THAN_EQUALS(
                                                                                                            "TimestampLessThanEquals",
                                                                                                            Kind.TIMESTAMP,
                                                                                                            "<="), TIMESTAMP_GREATER_THAN_EQUALS(
                                                                                                                    "TimestampGreaterThanEquals",
                                                                                                                    Kind.TIMESTAMP,
                                                                                                                    ">="), IS_NULL(
                                                                                                                            "IsNull",
                                                                                                                            Kind.TEST,
                                                                                                                            "null"), IS_PRESENT(
                                                                                                                                    "IsPresent",
                                                                                                                                    Kind.TEST,
                                                                                                                                    "present"), IS_NUMERIC(
                                                                                                                                            "IsNumeric",
                                                                                                                                            Kind.TEST,
                                                                                                                                            "numeric"), IS_STRING(
                                                                                                                                                    "IsString",
                                                                                                                                                    Kind.TEST,
                                                                                                                                                    "a string"), IS_BOOLEAN(
                                                                                                                                                            "IsBoolean",
                                                                                                                                                            Kind.TEST,
                                                                                                                                                            "a boolean"), IS_TIMESTAMP(
                                                                                                                                                                    "IsTimestamp",
                                                                                                                                                                    Kind.TEST,
                                                                                                                                                                    "a timestamp");

    /** What the operator compares; {@code TEST} operators ask about the variable itself. */
    public enum Kind {
        STRING, PATTERN, NUMBER, BOOLEAN, TIMESTAMP, TEST
    }

    private final String fieldName;
    private final Kind kind;
    private final String symbol;

    Comparison(String fieldName, Kind kind, String symbol) {
        this.fieldName = fieldName;
        this.kind = kind;
        this.symbol = symbol;
    }

    /** The operator's field in the definition, without a {@code Path} ending. */
    public String fieldName() {
        return fieldName;
    }

    public Kind kind() {
        return kind;
    }

    public String symbol() {
        return symbol;
    }

    public boolean isTest() {
        return kind == Kind.TEST;
    }

    /** Whether the operator may take its operand from a path. */
    public boolean takesPath() {
        return kind != Kind.TEST && kind != Kind.PATTERN;
    }

    /** The operator with this field name, if there is one. */
    public static Optional<Comparison> named(String fieldName) {
        return Arrays.stream(values()).filter(c -> c.fieldName.equals(fieldName)).findFirst();
    }
}
