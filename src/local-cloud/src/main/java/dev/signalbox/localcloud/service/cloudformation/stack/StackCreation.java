package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Creates one stack, also one that an ended process left half-way. */
final class StackCreation {
    private final Works works;
    private final Stack stack;
    private final Signal signal;
    private final AtomicBoolean late = new AtomicBoolean();

    StackCreation(Works works, Stack stack, Signal signal) {
        this.works = works;
        this.stack = stack;
        this.signal = signal;
    }

    /** Leaves the stack complete, failed, or in the status in which {@link StackDeletion} goes on. */
    void run() {
        try {
            new Exports(works).requireImports(stack);
        } catch (AwsServiceException e) {
            fail(Failure.reason(e) + ". ");
            return;
        }
        var target = Target.of(works, stack);
        var creation = new ResourceCreation(works, stack, target, signal);
        var timer = stack.order().timeoutMinutes().map(minutes -> works.cloud().time().at(stack.created().plus(Duration
                .ofMinutes(minutes)), this::tooLate));
        if (!failed().isEmpty()) {
            signal.cancel();
        }
        InOrder.run(target.plan().dependencies(), creation::create, () -> !signal.isRaised());
        timer.ifPresent(Time.Timer::cancel);
        if (!signal.isAbandoned()) {
            end(target);
        }
    }

    private void tooLate() {
        late.set(true);
        signal.cancel();
    }

    private void end(Target target) {
        var failed = failed();
        if (!failed.isEmpty()) {
            fail((late.get() ? "Stack creation timed out. " : "") + "The following resource(s) failed to create: ["
                    + String.join(", ", failed) + "]. ");
        } else if (late.get()) {
            fail("Stack creation timed out. ");
        } else if (!signal.isRaised()) {
            complete(target);
        }
    }

    private List<String> failed() {
        return works.store().resources(stack.id()).stream().filter(r -> r.status() == ResourceStatus.CREATE_FAILED)
                .sorted(Comparator.comparing(r -> r.state().since())).map(StackResource::logicalId).toList();
    }

    private void complete(Target target) {
        try {
            var outputs = target.outputs();
            works.store().together(() -> {
                new Exports(works).check(stack, outputs);
                works.store().change(stack.id(), s -> s.with(outputs));
            });
        } catch (AwsServiceException e) {
            fail(Failure.reason(e) + ". ");
            return;
        }
        works.store().change(stack.id(), StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_COMPLETE, "");
    }

    private void fail(String reason) {
        var onFailure = stack.order().onFailure();
        if (onFailure == OnFailure.DO_NOTHING) {
            to(StackStatus.CREATE_FAILED, reason);
        } else if (onFailure == OnFailure.DELETE) {
            to(StackStatus.DELETE_IN_PROGRESS, reason + "Delete requested by user.");
        } else {
            to(StackStatus.ROLLBACK_IN_PROGRESS, reason + "Rollback requested by user.");
        }
    }

    private void to(StackStatus status, String reason) {
        works.store().change(stack.id(), StackStatus.CREATE_IN_PROGRESS, status, reason);
    }
}
