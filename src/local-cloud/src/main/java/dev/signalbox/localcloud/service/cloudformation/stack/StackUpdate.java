package dev.signalbox.localcloud.service.cloudformation.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Updates one stack, also one that an ended process left half-way. */
final class StackUpdate {
    private final Works works;
    private final Stack stack;
    private final Signal signal;

    StackUpdate(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    /** Leaves the stack failed, or in the status in which {@link UpdateCleanup} or {@link UpdateRollback} goes on. */
    void run() {
        try {
            new Exports(works).requireImports(stack);
        } catch (AwsServiceException e) {
            fail(Failure.reason(e) + ". ");
            return;
        }
        var target = Target.of(works, stack);
        var alteration = new ResourceAlteration(works, stack, target, signal);
        if (!failed(ResourceStatus.UPDATE_FAILED).isEmpty() || !failed(ResourceStatus.CREATE_FAILED).isEmpty()) {
            signal.cancel();
        }
        InOrder.run(target.plan().dependencies(), alteration::alter, () -> !signal.isRaised());
        if (!signal.isAbandoned()) {
            end(target);
        }
    }

    private void end(Target target) {
        var created = failed(ResourceStatus.CREATE_FAILED);
        var updated = failed(ResourceStatus.UPDATE_FAILED);
        if (!created.isEmpty() || !updated.isEmpty()) {
            fail(said("create", created) + said("update", updated));
        } else if (!signal.isRaised()) {
            complete(target);
        }
    }

    private static String said(String what, List<String> failed) {
        return failed.isEmpty() ? ""
                : "The following resource(s) failed to " + what + ": [" + String.join(", ", failed) + "]. ";
    }

    /** Only those that failed in this update: an earlier one may have left others failed, to be tried again. */
    private List<String> failed(ResourceStatus status) {
        return works.store().resources(stack.id()).stream().filter(r -> r.status() == status && r.operation().equals(
                stack.operationId())).sorted(Comparator.comparing(r -> r.state().since())).map(
                        StackResource::logicalId).toList();
    }

    private void fail(String reason) {
        if (stack.order().onFailure() == OnFailure.DO_NOTHING) {
            works.store().change(stack.id(), StackStatus.UPDATE_IN_PROGRESS, StackStatus.UPDATE_FAILED, reason);
        } else {
            UpdateRollback.begin(works, stack, Set.of(StackStatus.UPDATE_IN_PROGRESS), reason);
        }
    }

    private void complete(Target target) {
        try {
            var outputs = target.outputs();
            works.store().together(() -> {
                new Exports(works).check(stack, outputs);
                works.store().move(stack.id(), Set.of(StackStatus.UPDATE_IN_PROGRESS), new Move(
                        StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "").with(s -> s.with(outputs)).and(s -> keep(
                                target)));
            });
        } catch (AwsServiceException e) {
            fail(Failure.reason(e) + ". ");
        }
    }

    /** What is no longer wanted is left behind; the rest is now what the stack consists of. */
    private void keep(Target target) {
        for (var resource : works.store().resources(stack.id())) {
            var declared = Optional.ofNullable(target.plan().resources().get(resource.logicalId()));
            if (declared.isPresent()) {
                works.store().put(resource.declared(target.dependsOn(resource.logicalId()), declared.get()
                        .deletionPolicy()));
            } else {
                works.store().remove(resource);
                if (!resource.over()) {
                    works.store().updates().leave(new Leftover(resource, resource.deletionPolicy().startsWith(
                            "Retain")));
                }
            }
        }
    }
}
