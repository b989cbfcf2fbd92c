package dev.signalbox.localcloud.service.events.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Events on their way to targets, durably: each is kept until it is delivered, dead or too old, so at least once. */
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 32;
    private static final int MOST = 50_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** What targets have that say nothing. */
    private static final RetryPolicy USUAL = RetryPolicy.builder().maximumRetryAttempts(185).maximumEventAgeInSeconds(
            86_400).build();
    /** A target that takes longer than this is told again by the next start. */
    private static final long END = 5;

    private final CloudContext context;
    private final DurableMap<Parcel> waiting;
    private final Channels channels;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("events-", 0)
            .factory());
    private final Map<String, Time.Timer> timers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Deliveries(CloudContext context) {
        this.context = context;
        this.waiting = context.store().map("events.deliveries", Parcel.class);
        this.channels = new Channels(context);
    }

    /** Whether so much waits that publishers must come again later. */
    public boolean isFull() {
        return waiting.size() >= MOST;
    }

    /** Takes charge; returns when that is durable, and delivers in the background. */
    public void send(List<Parcel> parcels) {
        if (!parcels.isEmpty()) {
            context.store().write(() -> parcels.forEach(parcel -> waiting.put(parcel.id(), parcel)));
            parcels.forEach(parcel -> start(parcel.id()));
        }
    }

    /** Goes on with what was not delivered when the process last ended. */
    public void resume() {
        var now = context.time().now();
        waiting.keys("").toList().forEach(id -> waiting.get(id).ifPresent(parcel -> {
            if (parcel.due().isAfter(now)) {
                startAt(id, parcel.due());
            } else {
                start(id);
            }
        }));
    }

    private void startAt(String id, Instant when) {
        timers.put(id, context.time().at(when, () -> {
            timers.remove(id);
            start(id);
        }));
    }

    private void start(String id) {
        try {
            workers.execute(() -> run(id));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} waits for the next start", id, e);
        }
    }

    private void run(String id) {
        turns.acquireUninterruptibly();
        try {
            if (!closed) {
                waiting.get(id).ifPresent(this::deliver);
            }
        } catch (RuntimeException e) {
            LOG.error("Delivery {} failed inside the local cloud; it is tried again after the next start", id, e);
        } finally {
            turns.release();
        }
    }

    private void deliver(Parcel parcel) {
        switch (tried(parcel)) {
            case Result.Delivered() -> done(parcel);
            case Result.Never(var code, var reason) -> lost(parcel, code, reason, Optional.empty());
            case Result.Again(var code, var reason) -> {
                if (!closed) {
                    failed(parcel, code, reason);
                }
            }
        }
    }

    /** A bug must not keep an event on its way for ever, nor lose it at once. */
    private Result tried(Parcel parcel) {
        try {
            return channels.attempt(parcel);
        } catch (RuntimeException e) {
            LOG.error("Delivery {} failed inside the local cloud", parcel.id(), e);
            return new Result.Again("INTERNAL_ERROR", "internal error in the local cloud");
        }
    }

    private void failed(Parcel parcel, String code, String reason) {
        var given = Optional.ofNullable(target(parcel).retryPolicy());
        int retries = given.map(RetryPolicy::maximumRetryAttempts).orElse(USUAL.maximumRetryAttempts());
        int age = given.map(RetryPolicy::maximumEventAgeInSeconds).orElse(USUAL.maximumEventAgeInSeconds());
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(parcel.attempts(), 20));
        var next = context.time().now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        if (parcel.attempts() >= retries) {
            lost(parcel, code, reason, Optional.of("MaximumRetryAttempts"));
        } else if (next.isAfter(parcel.accepted().plusSeconds(age))) {
            lost(parcel, code, reason, Optional.of("MaximumEventAgeInSeconds"));
        } else {
            context.store().write(() -> waiting.put(parcel.id(), parcel.failed(next)));
            startAt(parcel.id(), next);
        }
    }

    private void lost(Parcel parcel, String code, String reason, Optional<String> exhausted) {
        var target = target(parcel);
        LOG.warn("An event did not get from {} to {}: {}", parcel.ruleArn(), target.arn(), reason);
        if (target.deadLetterConfig() != null && target.deadLetterConfig().arn() != null) {
            var told = channels.deadLetter(parcel, target.deadLetterConfig().arn(), DeadLetter.attributes(parcel, target
                    .arn(), new DeadLetter(code, reason, exhausted)));
            if (told instanceof Result.Again(var _, var why)) {
                LOG.warn("Nor did it reach the dead letter queue yet: {}", why);
                startAt(parcel.id(), context.time().now().plus(LONGEST_PAUSE));
                return;
            }
            if (told instanceof Result.Never(var _, var why)) {
                LOG.warn("Nor did it reach the dead letter queue: {}", why);
            }
        }
        done(parcel);
    }

    private static Target target(Parcel parcel) {
        return ModelJson.read(parcel.target(), Target.class);
    }

    private void done(Parcel parcel) {
        context.store().write(() -> waiting.remove(parcel.id()));
    }

    /** Waits for what is being delivered: the store closes next. */
    @Override
    public void close() {
        closed = true;
        timers.values().forEach(Time.Timer::cancel);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(END, TimeUnit.SECONDS)) {
                LOG.warn("Events are still being delivered; they are delivered again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
