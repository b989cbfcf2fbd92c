package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.model.callbacks.EndedWait.How;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Finds the waits in an execution's history: each {@code TaskScheduled} of a {@code .waitForTaskToken} resource that no
 * later event ended. The same event names timeout and heartbeat, and holds the resolved parameters with the token.
 */
final class OpenWaits {
    private static final String WAITS = ".waitForTaskToken";
    private static final Set<HistoryEventType> ENDS = Set.of(HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_FAILED, HistoryEventType.TASK_TIMED_OUT, HistoryEventType.TASK_SUBMIT_FAILED,
            HistoryEventType.TASK_START_FAILED, HistoryEventType.TASK_STATE_ABORTED,
            HistoryEventType.TASK_STATE_EXITED);

    private static final Set<HistoryEventType> EXECUTION_ENDS = Set.of(HistoryEventType.EXECUTION_ABORTED,
            HistoryEventType.EXECUTION_TIMED_OUT, HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_SUCCEEDED);

    private final Map<Long, HistoryEvent> events = new HashMap<>();

    OpenWaits(List<HistoryEvent> history) {
        history.forEach(e -> events.put(e.id(), e));
    }

    /** The {@code TaskScheduled} events that still wait. */
    List<HistoryEvent> open() {
        var ended = new HashSet<Long>();
        events.values().stream().filter(e -> ENDS.contains(e.type()))
                .forEach(e -> before(e, HistoryEventType.TASK_SCHEDULED).ifPresent(s -> ended.add(s.id())));
        return events.values().stream().filter(OpenWaits::waits).filter(e -> !ended.contains(e.id())).toList();
    }

    /** The entering of the state that scheduled the task. */
    Optional<HistoryEvent> entered(HistoryEvent scheduled) {
        return before(scheduled, HistoryEventType.TASK_STATE_ENTERED);
    }

    /** How the wait ended: by the first event that came of its task, else by the end of its execution. */
    Optional<EndedWait> end(PendingCallback callback) {
        var own = events.values().stream().filter(e -> ENDS.contains(e.type()) && before(e,
                HistoryEventType.TASK_SCHEDULED)
                .filter(s -> s.id() == callback.eventId()).isPresent());
        var over = events.values().stream().filter(e -> EXECUTION_ENDS.contains(e.type()));
        return own.min(Comparator.comparing(HistoryEvent::id)).or(() -> over.findFirst()).map(e -> new EndedWait(
                callback
                        .id(), e.timestamp(), Duration.between(callback.waitingSince(), e.timestamp()), how(e.type())));
    }

    private static How how(HistoryEventType type) {
        return switch (type) {
            case TASK_SUCCEEDED, TASK_STATE_EXITED -> How.ANSWERED;
            case TASK_TIMED_OUT, EXECUTION_TIMED_OUT -> How.TIMED_OUT;
            case TASK_STATE_ABORTED, EXECUTION_ABORTED -> How.ABORTED;
            default -> How.FAILED;
        };
    }

    private static boolean waits(HistoryEvent event) {
        return event.type() == HistoryEventType.TASK_SCHEDULED
                && event.taskScheduledEventDetails().resource().endsWith(WAITS);
    }

    /** Walks the chain of previous events back to the nearest of a type. */
    private Optional<HistoryEvent> before(HistoryEvent event, HistoryEventType type) {
        var at = events.get(event.previousEventId());
        while (at != null && at.type() != type) {
            if (at.type() == HistoryEventType.TASK_STATE_ENTERED) {
                return Optional.empty();
            }
            at = events.get(at.previousEventId());
        }
        return Optional.ofNullable(at);
    }
}
