package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

/**
 * The environments of all functions. A resting environment of the function's present revision is used again; else one is
 * started, for which the longest-resting one of another function gives way when the machine has enough of them. A function
 * that has some waits for them rather than end one that was used a moment ago: callers who go round many functions would
 * start all of them from cold, again and again.
 */
final class EnvironmentPool {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentPool.class);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration TURN = Duration.ofSeconds(60);
    /** How long after its last use an environment is probably needed again soon. */
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final int WAITING_LIMIT = 1_000;

    private final EnvironmentLauncher launcher;
    private final Time time;
    private final EnvironmentLimits limits;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final WaitingCallers waiting = new WaitingCallers(lock);
    private final Map<String, ExecutionEnvironment> known = new ConcurrentHashMap<>();
    /** The longest-resting first. */
    private final Deque<Resting> resting = new ArrayDeque<>();
    private final Map<String, Integer> busy = new HashMap<>();
    private int count;
    private int running;
    private boolean closed;

    EnvironmentPool(EnvironmentLauncher launcher, Time time, EnvironmentLimits limits) {
        this.launcher = launcher;
        this.time = time;
        this.limits = limits;
    }

    private record Resting(ExecutionEnvironment environment, Instant since, Time.Timer end) {}

    Optional<ExecutionEnvironment> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /**
     * Runs one invocation, in an environment of its own for as long.
     *
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException when the function's reserved
     *         concurrency is used up, or no environment becomes free in time
     */
    Outcome invoke(FunctionRecord function, Invocation invocation) {
        var environment = acquire(function);
        try {
            var outcome = environment.invoke(invocation);
            if (!outcome.failed()) {
                launcher.ranWell(environment, this::isIdle);
            }
            return outcome;
        } finally {
            release(environment);
        }
    }

    private ExecutionEnvironment acquire(FunctionRecord function) {
        var place = place(function);
        if (place.isPresent()) {
            return place.get();
        }
        try {
            return launcher.launch(function, e -> known.put(e.id(), e), this::ended);
        } catch (IOException | RuntimeException e) {
            LOG.error("An environment of {} could not be started", function.name(), e);
            locked(() -> {
                count--;
                ran(function.name());
                wake(function.name());
            });
            throw LambdaErrors.internal("An environment could not be started: " + e.getMessage());
        }
    }

    /** An environment to use again, or empty when there is room for a new one, which then counts already. */
    private Optional<ExecutionEnvironment> place(FunctionRecord function) {
        lock.lock();
        try {
            int reserved = function.reservedConcurrency().orElse(Integer.MAX_VALUE);
            if (busy.getOrDefault(function.name(), 0) >= reserved) {
                throw LambdaErrors.throttled(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
            }
            long left = TURN.toNanos();
            var warm = take(function);
            while (warm.isEmpty() && !mayStart(function.name())) {
                left = awaitTurn(function.name(), left);
                warm = take(function);
            }
            count += warm.isEmpty() ? 1 : 0;
            running++;
            busy.merge(function.name(), 1, Integer::sum);
            return warm;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayStart(String function) {
        return running < limits.atOnce() && (count < limits.environments() || giveWay(function));
    }

    private void ran(String function) {
        running--;
        busy.merge(function, -1, Integer::sum);
    }

    private long awaitTurn(String function, long nanos) {
        if (closed || nanos <= 0 || waiting.size() >= WAITING_LIMIT) {
            throw LambdaErrors.throttled(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        }
        long slice = Math.min(nanos, WARM.toNanos());
        return nanos - slice + waiting.await(function, slice);
    }

    private boolean isIdle() {
        lock.lock();
        try {
            return running == 0 && !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isBusy(String function) {
        return busy.getOrDefault(function, 0) > 0;
    }

    /** Wakes one caller of the function, and of each function that has no environment at all. */
    private void wake(String function) {
        waiting.wake(name -> name.equals(function) || !isBusy(name) || !waiting.areFor(function));
    }

    private Optional<ExecutionEnvironment> take(FunctionRecord function) {
        if (running >= limits.atOnce()) {
            return Optional.empty();
        }
        for (Iterator<Resting> i = resting.descendingIterator(); i.hasNext();) {
            var next = i.next();
            var of = next.environment().function();
            if (next.environment().usable() && of.name().equals(function.name()) && of.revisionId().equals(function
                    .revisionId())) {
                i.remove();
                next.end().cancel();
                return Optional.of(next.environment());
            }
        }
        return Optional.empty();
    }

    /**
     * Ends the longest-resting environment that may go, so that its place is free. One that is still warm or that others wait
     * for may go only for a function that has none, or the two would take turns at starting from cold.
     */
    private boolean giveWay(String function) {
        var cold = time.now().minus(WARM);
        var oldest = resting.stream().filter(r -> {
            var owner = r.environment().function().name();
            return owner.equals(function) || !isBusy(function) || !waiting.areFor(owner) && !r.since().isAfter(cold);
        }).findFirst();
        oldest.ifPresent(r -> {
            resting.remove(r);
            r.end().cancel();
            r.environment().close();
            count--;
        });
        return oldest.isPresent();
    }

    private void release(ExecutionEnvironment environment) {
        locked(() -> {
            ran(environment.function().name());
            if (environment.usable() && !closed) {
                var now = time.now();
                resting.addLast(new Resting(environment, now, time.at(now.plus(REST), () -> closeIf(
                        e -> e == environment))));
            } else {
                count--;
                environment.close();
            }
            wake(environment.function().name());
        });
    }

    private void ended(ExecutionEnvironment environment) {
        known.remove(environment.id());
        closeIf(e -> e == environment);
    }

    /** Ends resting environments; busy ones of an old revision are not used again. */
    void forget(Predicate<FunctionRecord> functions) {
        closeIf(e -> functions.test(e.function()));
    }

    private void closeIf(Predicate<ExecutionEnvironment> condition) {
        List<Resting> gone = new ArrayList<>();
        locked(() -> {
            resting.stream().filter(r -> condition.test(r.environment())).forEach(gone::add);
            resting.removeAll(gone);
            count -= gone.size();
            gone.forEach(r -> wake(r.environment().function().name()));
        });
        gone.forEach(r -> {
            r.end().cancel();
            r.environment().close();
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all environments; invocations under way fail. */
    void close() {
        locked(() -> {
            closed = true;
            waiting.wakeAll();
        });
        closeIf(e -> true);
        known.values().forEach(ExecutionEnvironment::close);
    }
}
