package dev.signalbox.console.model.list;

import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.list.Condition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that narrows the list: conditions and what was typed. Equal conditions are held once, in the order of choosing. */
public record ListFilter(List<Condition> conditions, String text) {
    public static final ListFilter NONE = new ListFilter(List.of(), "");

    public ListFilter {
        conditions = conditions.stream().distinct().toList();
    }

    public ListFilter with(Condition condition) {
        return new ListFilter(Stream.concat(conditions.stream(), Stream.of(condition)).toList(), text);
    }

    public ListFilter without(Condition condition) {
        return new ListFilter(conditions.stream().filter(c -> !c.equals(condition)).toList(), text);
    }

    public ListFilter without(Kind kind) {
        return new ListFilter(conditions.stream().filter(c -> c.kind() != kind).toList(), text);
    }

    public ListFilter withText(String typed) {
        return new ListFilter(conditions, typed);
    }

    public boolean isEmpty() {
        return conditions.isEmpty() && text.isBlank();
    }

    /** Whether all but the text accepts it. */
    public boolean accepts(ExecutionSummary execution, Instant now) {
        for (Kind kind : Kind.values()) {
            List<Condition> same = conditions.stream().filter(c -> c.kind() == kind).toList();
            boolean accepted = kind.isAlternative() ? same.isEmpty() || same.stream().anyMatch(c -> c.accepts(execution,
                    now)) : same.stream().allMatch(c -> c.accepts(execution, now));
            if (!accepted) {
                return false;
            }
        }
        return true;
    }

    /** The earliest start that is shown. */
    public Optional<Instant> from(Instant now) {
        return conditions.stream().filter(c -> c.kind() == Kind.STARTED_WITHIN).map(c -> now.minus(Duration.parse(c
                .value()))).max(Instant::compareTo);
    }
}
