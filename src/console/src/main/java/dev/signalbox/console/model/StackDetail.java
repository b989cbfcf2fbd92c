package dev.signalbox.console.model;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.watch.StackFailure;
import dev.signalbox.deploy.watch.StackStory;
import java.util.List;
import java.util.Optional;

/**
 * A stack with its story.
 *
 * @param story empty when it does not exist, or not yet
 */
public record StackDetail(String name, Optional<StackStory> story) {
    public Optional<StackSummary> stack() {
        return story.map(StackStory::stack);
    }

    /** Oldest first, of the stack itself. */
    public List<StackEvent> events() {
        return story.map(StackStory::events).orElse(List.of());
    }

    /** The first failure of its last operation that was nobody else's consequence, in a nested stack too. */
    public Optional<StackFailure> firstFailure() {
        return story.flatMap(StackStory::firstFailure);
    }
}
