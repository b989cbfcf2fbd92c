package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Works on stacks in the background: at most one operation per stack at a time, each on a thread of its own. */
public final class StackOperations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StackOperations.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(90);

    private final Works works;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    public StackOperations(Works works) {
        this.works = works;
    }

    /** Begins to create a new stack, unless one of its name is there. */
    public boolean create(Stack stack) {
        boolean added = works.store().add(stack);
        if (added) {
            begin(stack.id());
        }
        return added;
    }

    /** A stack that is not kept yet and will wait for a change set. */
    public Stack toReview(String id, String name) {
        var now = works.cloud().time().now();
        var state = new Stack.State(StackStatus.REVIEW_IN_PROGRESS, "User Initiated", now, List.of(), Optional.empty());
        return new Stack(id, name, now, Stack.Order.nothing(), state, false, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** Begins to create a stack that waits for that; tells whether it did. */
    public boolean createReviewed(String stackId, Stack.Order order, Stack.Operation operation) {
        return interrupt(stackId, works.store().move(stackId, Set.of(StackStatus.REVIEW_IN_PROGRESS), new Move(
                StackStatus.CREATE_IN_PROGRESS, "User Initiated").with(s -> s.with(order).with(operation))));
    }

    /** Begins to delete a stack; what is being done with it is ended first. */
    public void delete(String stackId, Stack.Deletion deletion, Stack.Operation operation) {
        interrupt(stackId, works.store().move(stackId, EnumSet.allOf(StackStatus.class), new Move(
                StackStatus.DELETE_IN_PROGRESS, "User Initiated").with(s -> s.with(deletion).with(operation))));
    }

    /** Whether a stack's status allows an update. */
    public boolean canUpdate(String stackId) {
        return Phase.UPDATABLE.contains(works.store().get(stackId).status());
    }

    /** Begins to update a stack; tells whether its status allowed that. */
    public boolean update(String stackId, Stack.Order order, Stack.Operation operation) {
        var now = works.cloud().time().now();
        boolean begun = works.store().move(stackId, Phase.UPDATABLE, new Move(StackStatus.UPDATE_IN_PROGRESS,
                "User Initiated").with(s -> s.with(s.update().or(() -> Optional.of(new Stack.Update(s.order(), s.state()
                        .outputs(), Set.of())))).with(order).with(operation).updatedAt(now)).and(this::keepBefore));
        if (begun) {
            begin(stackId);
        }
        return begun;
    }

    /** An update that failed was left as it is: what was before it still is the last good state. */
    private void keepBefore(Stack stack) {
        if (stack.status() != StackStatus.UPDATE_FAILED) {
            works.store().updates().forget(stack.id());
            works.store().updates().keepBefore(works.store().resources(stack.id()).stream().filter(r -> !r.over())
                    .toList());
        }
    }

    /** Ends an update and begins to roll it back; tells whether there was one to end. */
    public boolean cancelUpdate(String stackId) {
        return interrupt(stackId, UpdateRollback.begin(works, works.store().get(stackId), Set.of(
                StackStatus.UPDATE_IN_PROGRESS), "User Initiated"));
    }

    /**
     * Begins to roll back what failed; tells whether the status allowed that.
     *
     * @param skip logical ids to leave as they are
     */
    public boolean rollBack(String stackId, Set<StackStatus> from, Set<String> skip, Stack.Operation operation) {
        var stack = works.store().get(stackId);
        if (!from.contains(stack.status())) {
            return false;
        }
        works.store().change(stackId, s -> s.with(s.update().map(u -> u.skipping(skip))).with(
                operation));
        boolean creation = stack.status() == StackStatus.CREATE_FAILED;
        boolean begun = creation ? works.store().change(stackId, StackStatus.CREATE_FAILED,
                StackStatus.ROLLBACK_IN_PROGRESS, "User Initiated")
                : UpdateRollback.begin(works, stack, from, "User Initiated");
        return interrupt(stackId, begun);
    }

    /** Whether the stack's update is complete but may still go back because its parent does. */
    public boolean mustGoBack(Stack stack) {
        return stack.status() == StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS && Families.of(works.store())
                .parentStack(stack.id()).filter(p -> p.status() == StackStatus.UPDATE_ROLLBACK_IN_PROGRESS).isPresent();
    }

    private boolean interrupt(String stackId, boolean moved) {
        if (moved) {
            var before = operations.get(stackId);
            if (before != null) {
                before.phase.cancel();
            }
            begin(stackId);
        }
        return moved;
    }

    /** Goes on where an earlier process ended. */
    public void resume() {
        works.store().forgetDeletedBefore(works.cloud().time().now().minus(KEPT));
        works.store().all().stream().filter(s -> Phase.of(s.status()).isPresent()).forEach(s -> begin(s.id()));
    }

    private void begin(String stackId) {
        operations.compute(stackId, (id, before) -> {
            var earlier = before == null ? CompletableFuture.<Void>completedFuture(null) : before.done;
            var operation = new Operation(id, newSignal());
            operation.done = earlier.thenRunAsync(() -> work(operation), threads);
            return operation;
        });
    }

    private Signal newSignal() {
        var signal = new Signal(works.cloud().time());
        if (closing.get()) {
            signal.abandon();
        }
        return signal;
    }

    /** Never throws, so that a following operation on the same stack can begin. */
    private void work(Operation operation) {
        try {
            awaitEndpoint(operation.phase);
            steps(operation);
        } catch (Signal.Stopped e) {
            LOG.debug("Stopped working on {}", operation.stackId);
        } catch (RuntimeException e) {
            if (closing.get()) {
                LOG.debug("Left {} while closing", operation.stackId, e);
            } else {
                LOG.error("Working on {} failed", operation.stackId, e);
                giveUp(operation.stackId, "Internal failure: " + e.getMessage());
            }
        } finally {
            operations.remove(operation.stackId, operation);
        }
    }

    /** The front door opens only after services resume, and some attributes contain its address. */
    private void awaitEndpoint(Signal signal) {
        new Patience(signal, works.cloud().time()).until(this::endpointIsKnown, "the endpoint",
                Duration.ofMinutes(1));
    }

    private boolean endpointIsKnown() {
        try {
            works.cloud().endpoint().uri();
            return true;
        } catch (IllegalStateException e) {
            LOG.trace("Not listening yet", e);
            return false;
        }
    }

    /** A phase that was told to stop leaves the status as it is. */
    private void steps(Operation operation) {
        var stack = works.store().get(operation.stackId);
        var phase = Phase.of(stack.status());
        while (phase.isPresent()) {
            phase.get().run(works, stack, operation.phase);
            var next = works.store().get(operation.stackId);
            if (next.status() == stack.status()) {
                return;
            }
            stack = next;
            phase = Phase.of(stack.status());
            operation.phase = newSignal();
        }
    }

    private void giveUp(String stackId, String reason) {
        var status = works.store().get(stackId).status();
        Phase.of(status).ifPresent(phase -> works.store().change(stackId, status, phase.failed(), reason));
    }

    /** Leaves what is under way to the next process. */
    @Override
    public void close() {
        closing.set(true);
        var left = List.copyOf(operations.values());
        left.forEach(o -> o.phase.abandon());
        var all = CompletableFuture.allOf(left.stream().map(o -> o.done).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("{} stack operations did not stop in time", left.size(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }

    /** Work on one stack, in phases that are stopped one by one. */
    private static final class Operation {
        private final String stackId;
        private volatile Signal phase;
        private volatile CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

        Operation(String stackId, Signal phase) {
            this.stackId = stackId;
            this.phase = phase;
        }
    }
}
