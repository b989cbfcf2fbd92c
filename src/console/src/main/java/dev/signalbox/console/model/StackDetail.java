package dev.signalbox.console.model;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import java.util.List;
import java.util.Optional;

/**
 * A stack with its story.
 *
 * @param stack empty when it does not exist, or not yet
 * @param events oldest first
 */
public record StackDetail(String name, Optional<StackSummary> stack, List<StackEvent> events) {
    public StackDetail {
        events = List.copyOf(events);
    }

    /** The first resource that failed of itself. */
    public Optional<StackEvent> firstFailure() {
        return events.stream().filter(StackEvent::rootFailure).findFirst();
    }
}
