package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Deletes what a stack has: because somebody asked for it, or to roll back a failed creation. */
final class StackDeletion {
    private final Works works;
    private final Stack stack;
    private final Signal signal;

    StackDeletion(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    void delete() {
        var retain = stack.deletion().map(Stack.Deletion::retain).orElse(Set.of());
        Predicate<StackResource> retained = r -> retain.contains(r.logicalId()) || r.deletionPolicy().startsWith(
                "Retain");
        var removal = new ResourceRemoval(works, stack, signal);
        var failed = new ArrayList<>(removal.removeAll(retained));
        while (isForced() && !failed.isEmpty() && !signal.isRaised()) {
            skip();
            failed = new ArrayList<>(removal.removeAll(retained));
        }
        failed.addAll(removal.removeLeftovers());
        end(failed, StackStatus.DELETE_IN_PROGRESS, StackStatus.DELETE_COMPLETE, StackStatus.DELETE_FAILED);
    }

    private boolean isForced() {
        return stack.deletion().filter(Stack.Deletion::force).isPresent();
    }

    /** What cannot be deleted stays, so that what it needs can go. */
    private void skip() {
        works.store().resources(stack.id()).stream().filter(r -> r.status() == ResourceStatus.DELETE_FAILED).forEach(
                r -> works.store().change(r, ResourceStatus.DELETE_SKIPPED, r.state().reason()));
    }

    /** {@code RetainExceptOnCreate}, stated or asked for, means to delete what the failed creation made. */
    void rollBack() {
        var failed = new ResourceRemoval(works, stack, signal).removeAll(r -> r.deletionPolicy().equals("Retain")
                && !stack.order().retainExceptOnCreate());
        end(failed, StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.ROLLBACK_COMPLETE, StackStatus.ROLLBACK_FAILED);
    }

    /** One that was stopped ends here without a word: whoever stopped it goes on in its place. */
    private void end(List<String> failed, StackStatus during, StackStatus good, StackStatus bad) {
        if (signal.isRaised()) {
            return;
        }
        var reason = failed.isEmpty() ? ""
                : "The following resource(s) failed to delete: [" + String.join(", ", failed)
                        + "]. ";
        works.store().change(stack.id(), during, failed.isEmpty() ? good : bad, reason);
    }
}
