package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

/**
 * Events that were acknowledged before they ran. They are durable: each is tried until it succeeds, has failed three
 * times, or is six hours old, and a crash makes it start over, as AWS promises "at least once" only.
 */
final class AsyncInvocations {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
    private static final int LIMIT = 10_000;
    private static final int ATTEMPTS = 3;
    private static final int AT_ONCE = 8;
    private static final Duration MAXIMUM_AGE = Duration.ofHours(6);
    private static final Duration THROTTLED_WAIT = Duration.ofSeconds(5);

    private final Store store;
    private final Time time;
    private final FunctionStore functions;
    private final BiFunction<FunctionRecord, Invocation, Outcome> runner;
    private final DurableMap<Event> events;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean closed;

    /** @param runner blocks until the function has answered; throws when it cannot run now */
    AsyncInvocations(Store store, Time time, FunctionStore functions,
            BiFunction<FunctionRecord, Invocation, Outcome> runner) {
        this.store = store;
        this.time = time;
        this.functions = functions;
        this.runner = runner;
        this.events = store.map("lambda.events", Event.class);
    }

    /** @param attempt counts from 1 */
    record Event(String requestId, String function, byte[] payload, Optional<String> clientContext, int attempt,
            Instant acceptedAt, Instant dueAt) {
        private Event again(int nextAttempt, Instant due) {
            return new Event(requestId, function, payload, clientContext, nextAttempt, acceptedAt, due);
        }
    }

    /** Keeps the event; when this returns it is safe. */
    void accept(FunctionRecord function, Invocation invocation) {
        if (events.size() >= LIMIT) {
            throw LambdaErrors.throttled(ThrottleReason.CALLER_RATE_LIMIT_EXCEEDED);
        }
        var now = time.now();
        put(new Event(invocation.requestId(), function.name(), invocation.event(), invocation.clientContext(), 1, now,
                now));
    }

    /** Takes up what was waiting when the process last ended. */
    void resume() {
        events.values().toList().forEach(e -> time.at(e.dueAt(), () -> run(e)));
    }

    private void put(Event event) {
        store.write(() -> events.put(event.requestId(), event));
        time.at(event.dueAt(), () -> run(event));
    }

    private void run(Event event) {
        var function = functions.find(event.function());
        if (function.isEmpty()) {
            drop(event, "the function was deleted");
            return;
        }
        try {
            turns.acquire();
            try {
                run(event, function.get());
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Event event, FunctionRecord function) {
        if (closed) {
            return;
        }
        try {
            var outcome = runner.apply(function, new Invocation(event.requestId(), event.payload(), event
                    .clientContext()));
            if (!closed) {
                settle(event, outcome);
            }
        } catch (AwsServiceException e) {
            LOG.debug("Event {} waits: {}", event.requestId(), ServiceError.messageOf(e));
            if (!closed) {
                later(event, event.attempt(), THROTTLED_WAIT);
            }
        }
    }

    private void settle(Event event, Outcome outcome) {
        if (!outcome.failed()) {
            store.write(() -> events.remove(event.requestId()));
        } else if (event.attempt() >= ATTEMPTS) {
            drop(event, "it failed " + ATTEMPTS + " times");
        } else {
            later(event, event.attempt() + 1, Duration.ofMinutes(event.attempt()));
        }
    }

    private void later(Event event, int attempt, Duration wait) {
        var due = time.now().plus(wait);
        if (Duration.between(event.acceptedAt(), due).compareTo(MAXIMUM_AGE) > 0) {
            drop(event, "it is six hours old");
        } else {
            put(event.again(attempt, due));
        }
    }

    private void drop(Event event, String reason) {
        LOG.warn("Event {} of function {} is dropped: {}", event.requestId(), event.function(), reason);
        store.write(() -> events.remove(event.requestId()));
    }

    /** What is under way stays in the store, to be taken up again. */
    void close() {
        closed = true;
    }
}
