package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Brings a stack back to its last good state, also when an ended process left that half-way. */
final class UpdateRollback {
    private final Works works;
    private final Stack stack;
    private final Signal signal;

    UpdateRollback(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    /** From here on the stack is to be what it was. Tells whether it had one of the statuses. */
    static boolean begin(Works works, Stack stack, Set<StackStatus> from, String reason) {
        return works.store().move(stack.id(), from, new Move(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason).with(
                s -> s.update().map(u -> s.with(u.lastGood()).with(u.outputs())).orElse(s)));
    }

    /** Leaves the stack failed, or in the status in which {@link UpdateCleanup} goes on. */
    void run() {
        var before = new HashMap<String, StackResource>();
        var needed = new LinkedHashMap<String, Set<String>>();
        for (var resource : works.store().updates().before(stack.id())) {
            before.put(resource.logicalId(), resource);
            needed.put(resource.logicalId(), resource.dependsOn());
        }
        var restoration = new ResourceRestoration(works, stack, signal);
        var skip = stack.update().map(Stack.Update::skip).orElse(Set.of());
        var failed = InOrder.run(needed, id -> restoration.restore(Optional.ofNullable(before.get(id)).orElseThrow(),
                skip.contains(id)), () -> !signal.isRaised());
        if (signal.isRaised()) {
            return;
        }
        if (failed.isEmpty()) {
            works.store().move(stack.id(), Set.of(stack.status()), new Move(
                    StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "").and(s -> keep(before.keySet())));
        } else {
            works.store().change(stack.id(), stack.status(), StackStatus.UPDATE_ROLLBACK_FAILED,
                    "The following resource(s) failed to update: [" + String.join(", ", failed) + "]. ");
        }
    }

    /** What only the update brought is left behind. */
    private void keep(Set<String> before) {
        boolean deleteAll = stack.order().retainExceptOnCreate();
        for (var resource : works.store().resources(stack.id())) {
            if (before.contains(resource.logicalId())) {
                continue;
            }
            works.store().remove(resource);
            boolean retained = resource.deletionPolicy().equals("Retain") && !deleteAll && resource
                    .status() != ResourceStatus.CREATE_FAILED;
            works.store().updates().leave(new Leftover(resource, retained));
        }
        works.store().updates().forgetBefore(stack.id());
    }
}
