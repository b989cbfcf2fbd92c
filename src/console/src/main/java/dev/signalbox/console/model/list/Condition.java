package dev.signalbox.console.model.list;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import java.time.Duration;
import java.time.Instant;

/**
 * One filter of the list.
 *
 * @param value a status by AWS's name, a state machine by its name, or how long ago as ISO 8601
 */
public record Condition(Kind kind, String value) {
    public enum Kind {
        STATUS, NOT_STATUS, MACHINE, NOT_MACHINE, STARTED_WITHIN;

        /** Whether one of several is enough; of the others, all must hold. */
        boolean isAlternative() {
            return this == STATUS || this == MACHINE;
        }
    }

    public static Condition status(ExecutionStatus status) {
        return new Condition(Kind.STATUS, status.name());
    }

    boolean accepts(ExecutionSummary execution, Instant now) {
        return switch (kind) {
            case STATUS -> execution.status().name().equals(value);
            case NOT_STATUS -> !execution.status().name().equals(value);
            case MACHINE -> execution.id().stateMachineName().equals(value);
            case NOT_MACHINE -> !execution.id().stateMachineName().equals(value);
            case STARTED_WITHIN -> execution.startedAt().isAfter(now.minus(Duration.parse(value)));
        };
    }
}
