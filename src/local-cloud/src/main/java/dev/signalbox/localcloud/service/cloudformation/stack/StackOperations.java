package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private static final Set<StackStatus> UNDER_WAY = Set.of(StackStatus.CREATE_IN_PROGRESS,
            StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.DELETE_IN_PROGRESS);

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

    /** Begins to delete a stack; what is being done with it is ended first. */
    public void delete(String stackId, Stack.Deletion deletion) {
        works.store().delete(stackId, deletion);
        var before = operations.get(stackId);
        if (before != null) {
            before.phase.cancel();
        }
        begin(stackId);
    }

    /** Goes on where an earlier process ended. */
    public void resume() {
        works.store().forgetDeletedBefore(works.cloud().time().now().minus(KEPT));
        works.store().all().stream().filter(s -> UNDER_WAY.contains(s.status())).forEach(s -> begin(s.id()));
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

    private void steps(Operation operation) {
        var stack = works.store().get(operation.stackId);
        if (stack.status() == StackStatus.CREATE_IN_PROGRESS) {
            new StackCreation(works, stack, operation.phase).run();
            stack = works.store().get(operation.stackId);
        }
        if (stack.status() == StackStatus.ROLLBACK_IN_PROGRESS) {
            operation.phase = newSignal();
            new StackDeletion(works, stack, operation.phase).rollBack();
            stack = works.store().get(operation.stackId);
        }
        if (stack.status() == StackStatus.DELETE_IN_PROGRESS) {
            operation.phase = newSignal();
            new StackDeletion(works, stack, operation.phase).delete();
        }
    }

    private void giveUp(String stackId, String reason) {
        works.store().change(stackId, StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_FAILED, reason);
        works.store().change(stackId, StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.ROLLBACK_FAILED, reason);
        works.store().change(stackId, StackStatus.DELETE_IN_PROGRESS, StackStatus.DELETE_FAILED, reason);
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
