package dev.signalbox.deploy.watch;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stack with all that is known of it.
 *
 * @param template its text; empty when it could not be read
 * @param declared what the template declares, without what its conditions leave out
 * @param resources what is there, or was there
 * @param operations oldest first
 * @param nested the stacks that are its resources, also those that are gone again
 */
public record StackStory(StackSummary stack, String template, List<DeclaredResource> declared,
        List<StackResourceSummary> resources, List<StackOperation> operations, List<StackStory> nested) {
    public StackStory {
        declared = List.copyOf(declared);
        resources = List.copyOf(resources);
        operations = List.copyOf(operations);
        nested = List.copyOf(nested);
    }

    /** All its own events, oldest first. */
    public List<StackEvent> events() {
        return operations.stream().flatMap(o -> o.events().stream()).sorted(Comparator.comparing(StackEvent::time))
                .toList();
    }

    /** What it does or did last, leaving out what only planned. */
    public Optional<StackOperation> lastOperation() {
        return operations.reversed().stream().filter(o -> !o.plansOnly()).findFirst();
    }

    public Optional<StackStory> nested(String stackId) {
        return nested.stream().filter(n -> n.stack().id().equals(stackId)).findFirst();
    }

    /** The first failure of the last operation that was nobody else's consequence. */
    public Optional<StackFailure> firstFailure() {
        return lastOperation().flatMap(o -> StackFailure.in(this, o));
    }
}
