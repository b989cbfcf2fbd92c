package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What is done with a stack while it has a certain status; each ends by giving it another. */
enum Phase {
    CREATION(StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_FAILED, (w, s, stop) -> new StackCreation(w, s, stop)
            .run()),
    CREATION_ROLLBACK(StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.ROLLBACK_FAILED, (w, s,
            stop) -> new StackDeletion(w, s, stop).rollBack()),
    DELETION(StackStatus.DELETE_IN_PROGRESS, StackStatus.DELETE_FAILED, (w, s, stop) -> new StackDeletion(w, s, stop)
            .delete()),
    UPDATE(StackStatus.UPDATE_IN_PROGRESS, StackStatus.UPDATE_FAILED, (w, s, stop) -> new StackUpdate(w, s, stop)
            .run()),
    UPDATE_CLEANUP(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, StackStatus.UPDATE_COMPLETE, (w, s,
            stop) -> new UpdateCleanup(w, s, stop).run()),
    UPDATE_ROLLBACK(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_FAILED, (w, s,
            stop) -> new UpdateRollback(w, s, stop).run()),
    UPDATE_ROLLBACK_CLEANUP(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
            StackStatus.UPDATE_ROLLBACK_COMPLETE, (w, s, stop) -> new UpdateCleanup(w, s, stop).run());

    /** Statuses in which AWS takes an update. */
    static final Set<StackStatus> UPDATABLE = EnumSet.of(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_COMPLETE, StackStatus.UPDATE_FAILED);

    private final StackStatus during;
    private final StackStatus failed;
    private final Work work;

    Phase(StackStatus during, StackStatus failed, Work work) {
        this.during = during;
        this.failed = failed;
        this.work = work;
    }

    @FunctionalInterface
    private interface Work {
        void run(Works works, Stack stack, Signal signal);
    }

    /** Empty when nothing is under way. */
    static Optional<Phase> of(StackStatus status) {
        return Arrays.stream(values()).filter(p -> p.during == status).findFirst();
    }

    void run(Works works, Stack stack, Signal signal) {
        work.run(works, stack, signal);
    }

    /** The status after something unexpected. */
    StackStatus failed() {
        return failed;
    }
}
