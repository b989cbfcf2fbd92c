package dev.signalbox.console.store.stacks;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StackOperationsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.DriftReport;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import dev.signalbox.deploy.DeletionRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done to stacks that are there. What CloudFormation goes on with is a task until it is over. */
public final class StackOperationsStore {
    /** So many looks long the status before a request is not taken for its end. */
    private static final int SETTLING = 5;
    private static final String GONE = "DELETE_COMPLETE";

    private final StackOperationsGateway gateway;
    private final StacksStore stacks;
    private final Work work;
    private final Following following;
    private final Clock clock;
    private final Commands commands;

    /** @param stacks carries deletions, which its topic tells of */
    public StackOperationsStore(StackOperationsGateway gateway, StacksStore stacks, Work work, Following following,
            Clock clock) {
        this.gateway = gateway;
        this.stacks = stacks;
        this.work = work;
        this.following = following;
        this.clock = clock;
        this.commands = new Commands(work.commands(), clock);
    }

    /**
     * How CloudFormation is followed.
     *
     * @param threads may each wait for minutes
     * @param tasks say how it goes
     * @param pause between two looks
     * @param limit after which nobody looks any more
     */
    public record Following(Executor threads, Tasks tasks, Duration pause, Duration limit) {}

    /** One stack from now on; ask the value to refresh. */
    public LiveValue<Optional<OperableStack>> stack(String name) {
        return new LiveValue<>(() -> gateway.stack(name), work.lists(), clock);
    }

    /** What the last detection found; ask the value to refresh. */
    public LiveValue<DriftReport> drift(String name) {
        return new LiveValue<>(() -> gateway.drift(name), work.details(), clock);
    }

    /** What the deletion would take; ask the value to refresh. */
    public LiveValue<DeletionPlan> deletionPlan(String name) {
        return new LiveValue<>(() -> gateway.deletionPlan(name), work.details(), clock);
    }

    /** How the last command went. */
    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    public void rollBack(String name) {
        commands.run("Request to roll back " + name, () -> {
            var before = status(name);
            gateway.rollBack(name);
            follow("Roll back", name, before);
        });
    }

    /** @param skip resources that stay as they are */
    public void continueRollback(String name, List<String> skip) {
        commands.run("Request to continue the rollback of " + name, () -> {
            var before = status(name);
            gateway.continueRollback(name, skip);
            follow("Continue rollback", name, before);
        });
    }

    public void cancelUpdate(String name) {
        commands.run("Request to cancel the update of " + name, () -> {
            gateway.cancelUpdate(name);
            follow("Cancel update", name, "");
        });
    }

    public void protect(String name, boolean on) {
        commands.run(on ? "Turning termination protection of " + name + " on"
                : "Turning termination protection of " + name + " off", () -> gateway.protect(name, on));
    }

    /** @param then told when there is something new to read */
    public void detectDrift(String name, Runnable then) {
        commands.run("Request to detect drift of " + name, () -> {
            var detection = gateway.detectDrift(name);
            var task = following.tasks().start("Detect drift", name, Optional.empty());
            following.threads().execute(() -> follow(name, task, () -> gateway.driftDetected(detection)
                    ? Optional.of("Detection complete")
                    : Optional.empty(), then));
        });
    }

    /** {@link StacksStore#deployments()} tells how it goes. */
    public void delete(String name, DeletionRequest request) {
        stacks.delete(name, listener -> gateway.delete(request, listener));
    }

    private String status(String name) throws GatewayException {
        return gateway.stack(name).map(OperableStack::status).orElse("");
    }

    /** Right after a request CloudFormation may still tell the old status, which is no end before a few looks. */
    private void follow(String what, String name, String before) {
        var task = following.tasks().start(what, name, Optional.empty());
        var looks = new AtomicInteger();
        var begun = new AtomicBoolean(before.isEmpty());
        following.threads().execute(() -> follow(name, task, () -> {
            var stack = gateway.stack(name);
            if (stack.isEmpty()) {
                return Optional.of(GONE);
            }
            begun.compareAndSet(false, !stack.get().status().equals(before) || looks.incrementAndGet() > SETTLING);
            return stack.filter(s -> begun.get() && !s.inProgress()).map(OperableStack::status);
        }, stacks::refresh));
    }

    private void follow(String name, Tasks.Task task, Look look, Runnable then) {
        long deadline = System.nanoTime() + following.limit().toNanos();
        try {
            Optional<String> end = answer(look);
            while (end.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(following.pause());
                end = answer(look);
            }
            ended(name, task, end);
        } catch (GatewayException e) {
            task.failed(e.failure());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.cancelled("No longer watched; CloudFormation goes on.");
        }
        then.run();
    }

    /** Who cannot be asked right now goes on all the same, and is asked again. */
    private static Optional<String> answer(Look look) throws GatewayException {
        try {
            return look.end();
        } catch (GatewayException e) {
            switch (e.failure()) {
                case Failure.Throttled _,Failure.Unreachable _,Failure.TimedOut _,Failure.Garbled _,Failure.SignInNeeded _ -> {
                    return Optional.empty();
                }
                default -> throw e;
            }
        }
    }

    private static void ended(String name, Tasks.Task task, Optional<String> end) {
        var status = end.orElse("");
        if (end.isEmpty()) {
            task.cancelled("CloudFormation goes on; it was not waited for any longer.");
        } else if (status.equals(GONE)) {
            task.cancelled("The stack is gone.");
        } else if (status.endsWith("_FAILED")) {
            task.failed(new Failure.Rejected(status, "The stack's events tell why.", Optional.empty()));
        } else if (status.equals("UPDATE_COMPLETE")) {
            task.failed(new Failure.Rejected(status, "The update was complete before it could be taken back.", Optional
                    .empty()));
        } else {
            task.done(status, Optional.of(new Destination.Stack(name)));
        }
    }

    /** Empty while it goes on. */
    @FunctionalInterface
    private interface Look {
        Optional<String> end() throws GatewayException;
    }
}
