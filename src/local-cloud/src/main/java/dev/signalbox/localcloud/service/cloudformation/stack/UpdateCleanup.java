package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Deletes what an update or its rollback left behind. The stack is good already; a failure here does not change that. */
record UpdateCleanup(Works works, Stack stack, Signal signal) {
    private static final Set<StackStatus> UNDECIDED = EnumSet.of(StackStatus.UPDATE_IN_PROGRESS,
            StackStatus.UPDATE_FAILED, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_FAILED);
    private static final Duration LONGEST = Duration.ofDays(365);

    void run() {
        if (!awaitParent()) {
            return;
        }
        var failed = new ResourceRemoval(works, stack, signal).removeLeftovers();
        awaitNested();
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

    /** Until the update around it is decided, a nested stack may have to go back. Tells whether it need not any more. */
    private boolean awaitParent() {
        if (stack.status() != StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS) {
            return true;
        }
        new Patience(signal, works.cloud().time()).until(this::isDecided, "the parent stack", LONGEST);
        works.store().together(() -> {
            if (works.store().get(stack.id()).status() == stack.status()) {
                works.store().updates().forgetBefore(stack.id());
            }
        });
        return !signal.isRaised();
    }

    private boolean isDecided() {
        var families = Families.of(works.store());
        var around = families.parentStack(stack.id());
        while (around.isPresent() && !UNDECIDED.contains(around.get().status())) {
            around = families.parentStack(around.get().id());
        }
        return around.isEmpty();
    }

    /** The parent is done only when its nested stacks are. */
    private void awaitNested() {
        var nested = works.store().resources(stack.id()).stream().filter(r -> r.type().equals(Families.TYPE)).toList();
        new Patience(signal, works.cloud().time()).until(() -> nested.stream().flatMap(r -> works.store().find(r
                .physicalId()).stream()).noneMatch(s -> Phase.of(s.status()).isPresent()), "nested stacks", LONGEST);
    }
}
