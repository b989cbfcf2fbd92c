package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.lambda.FunctionStore.Target;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

/**
 * Events that were acknowledged before they ran. They are durable: each is tried until it succeeds, has failed as often or
 * is as old as its function's event invoke config allows (three times and six hours without one), and a crash makes it
 * start over, as AWS promises "at least once" only. What became of it is told to destinations and dead-letter queues.
 */
final class AsyncInvocations {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
    private static final int LIMIT = 10_000;
    private static final int AT_ONCE = 8;
    private static final Duration THROTTLED_WAIT = Duration.ofSeconds(5);

    private final Store store;
    private final Time time;
    private final FunctionStore functions;
    private final EventInvokeConfigs configs;
    private final EventEnds ends;
    private final BiFunction<FunctionRecord, Invocation, Outcome> runner;
    private final DurableMap<AsyncEvent> events;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean closed;

    /** @param runner blocks until the function has answered; throws when it cannot run now */
    AsyncInvocations(FunctionStore functions, EventInvokeConfigs configs, EventEnds ends,
            BiFunction<FunctionRecord, Invocation, Outcome> runner) {
        this.store = functions.context().store();
        this.time = functions.context().time();
        this.functions = functions;
        this.configs = configs;
        this.ends = ends;
        this.runner = runner;
        this.events = store.map("lambda.events", AsyncEvent.class);
    }

    /** Keeps the event; when this returns it is safe. */
    void accept(Reference function, Invocation invocation) {
        if (events.size() >= LIMIT) {
            throw LambdaErrors.throttled(ThrottleReason.CALLER_RATE_LIMIT_EXCEEDED);
        }
        var now = time.now();
        put(new AsyncEvent(invocation.requestId(), function.name(), function.qualifier(), invocation.event(), invocation
                .clientContext(), 1, now, now));
    }

    /** How many have not come to an end. */
    int size() {
        return events.size();
    }

    /** Takes up what was waiting when the process last ended. */
    void resume() {
        events.values().toList().forEach(e -> time.at(e.dueAt(), () -> run(e)));
    }

    private void put(AsyncEvent event) {
        store.write(() -> events.put(event.requestId(), event));
        time.at(event.dueAt(), () -> run(event));
    }

    private void run(AsyncEvent event) {
        try {
            turns.acquire();
            try {
                if (!closed) {
                    attempt(event);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(AsyncEvent event) {
        Target target;
        try {
            target = functions.route(event.function(), event.qualifier().orElse(null));
        } catch (ResourceNotFoundException e) {
            LOG.warn("Event {} is dropped: {}", event.requestId(), ServiceError.messageOf(e));
            forget(event);
            return;
        }
        var run = new EventEnds.Run(event, target.function(), configs.of(event));
        if (functions.find(event.function()).flatMap(FunctionRecord::reservedConcurrency).orElse(1) == 0) {
            end(run, "ZeroReservedConcurrency", Optional.empty());
            return;
        }
        try {
            var outcome = runner.apply(target.function(), new Invocation(event.requestId(), target.arn(), event
                    .payload(), event.clientContext()));
            if (!closed) {
                settle(run, outcome);
            }
        } catch (AwsServiceException e) {
            LOG.debug("Event {} waits: {}", event.requestId(), ServiceError.messageOf(e));
            if (!closed) {
                later(run, event.attempt(), THROTTLED_WAIT, Optional.empty());
            }
        }
    }

    private void settle(EventEnds.Run run, Outcome outcome) {
        int attempt = run.event().attempt();
        if (!outcome.failed()) {
            end(run, EventEnds.SUCCESS, Optional.of(outcome));
        } else if (attempt > run.config().retries()) {
            end(run, "RetriesExhausted", Optional.of(outcome));
        } else {
            later(run, attempt + 1, Duration.ofMinutes(attempt), Optional.of(outcome));
        }
    }

    private void later(EventEnds.Run run, int attempt, Duration wait, Optional<Outcome> last) {
        var due = time.now().plus(wait);
        var event = run.event();
        if (Duration.between(event.acceptedAt(), due).compareTo(run.config().age()) > 0) {
            end(run, "EventAgeExceeded", last);
        } else {
            put(event.again(attempt, due));
        }
    }

    /** Forgets the event only when all were told, so a crash in between tells them twice rather than never. */
    private void end(EventEnds.Run run, String condition, Optional<Outcome> outcome) {
        ends.tell(run, condition, outcome);
        forget(run.event());
    }

    private void forget(AsyncEvent event) {
        store.write(() -> events.remove(event.requestId()));
    }

    /** What is under way stays in the store, to be taken up again. */
    void close() {
        closed = true;
    }
}
