package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.List;

/** What can be wrong with an expression that keeps the syntax. AWS tells one fault, by these orders, not by place. */
enum Fault {
    PARENTHESES,
    RESERVED,
    FUNCTION,
    MISUSE,
    SECTION,
    NAME,
    VALUE,
    PLACEHOLDER,
    OVERLAP,
    CONFLICT,
    OPERAND,
    COUNT,
    DISTINCT,
    TYPE,
    /** The first fault of the first simple condition that has one. */
    CONDITION;

    static final List<Fault> OF_UPDATES = List.of(RESERVED, FUNCTION, SECTION, NAME, VALUE, OVERLAP, CONFLICT, OPERAND,
            TYPE);
    static final List<Fault> OF_CONDITIONS = List.of(PARENTHESES, FUNCTION, MISUSE, RESERVED, CONDITION);
    static final List<Fault> OF_SIMPLE_CONDITIONS = List.of(PLACEHOLDER, COUNT, DISTINCT, TYPE);
    static final List<Fault> OF_PROJECTIONS = List.of(RESERVED, NAME, OVERLAP, CONFLICT);
}
