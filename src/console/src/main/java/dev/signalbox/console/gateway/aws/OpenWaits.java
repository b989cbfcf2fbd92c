package dev.signalbox.console.gateway.aws;

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
