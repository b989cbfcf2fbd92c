package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Deletes what an update or its rollback left behind. The stack is good already; a failure here does not change that. */
record UpdateCleanup(Works works, Stack stack, Signal signal) {

    void run() {
        var failed = new ResourceRemoval(works, stack, signal).removeLeftovers();
        if (signal.isRaised()) {
            return;
        }
        boolean updated = stack.status() == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
        var end = updated ? StackStatus.UPDATE_COMPLETE : StackStatus.UPDATE_ROLLBACK_COMPLETE;
        var reason = failed.isEmpty() ? ""
                : (updated ? "Update" : "Rollback") + " successful. One or more resources could not be deleted.";
        works.store().move(stack.id(), Set.of(stack.status()), new Move(end, reason).with(s -> s.with(Optional.empty()))
                .and(s -> works.store().updates().forget(stack.id())));
    }
}
