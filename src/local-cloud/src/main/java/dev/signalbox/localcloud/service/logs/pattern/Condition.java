package dev.signalbox.localcloud.service.logs.pattern;

import java.util.List;
import java.util.Optional;

/** What must be so of a message's fields; fields are found by selectors, which mean something to the subject only. */
sealed interface Condition {
    record Any(List<Condition> of) implements Condition {}

    record All(List<Condition> of) implements Condition {}

    record Compare(String selector, Operator operator, Value value) implements Condition {}

    record Is(String selector, Kind kind) implements Condition {}

    enum Operator {
        EQUAL, UNEQUAL, LESS, GREATER, AT_MOST, AT_LEAST
    }

    enum Kind {
        NULL, TRUE, FALSE, MISSING
    }

    /** Where the fields are. */
    interface Subject {
        /** The texts of a field; several when the selector has a star. */
        List<String> texts(String selector);

        boolean is(String selector, Kind kind);
    }

    default boolean holds(Subject subject) {
        return switch (this) {
            case Any(var conditions) -> conditions.stream().anyMatch(c -> c.holds(subject));
            case All(var conditions) -> conditions.stream().allMatch(c -> c.holds(subject));
            case Compare(var selector, var operator, var value) -> subject.texts(selector).stream().anyMatch(
                    text -> compare(text, operator, value));
            case Is(var selector, var kind) -> subject.is(selector, kind);
        };
    }

    private static boolean compare(String text, Operator operator, Value value) {
        if (operator == Operator.EQUAL || operator == Operator.UNEQUAL) {
            return value.equalTo(text) == (operator == Operator.EQUAL);
        }
        Optional<Integer> order = Value.number(text).flatMap(n -> value.number().map(n::compareTo));
        return order.filter(o -> switch (operator) {
            case LESS -> o < 0;
            case GREATER -> o > 0;
            case AT_MOST -> o <= 0;
            case AT_LEAST -> o >= 0;
            case EQUAL, UNEQUAL -> false;
        }).isPresent();
    }
}
