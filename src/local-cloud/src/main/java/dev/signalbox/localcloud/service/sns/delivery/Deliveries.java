package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is on its way to subscribers, durably: what was published reaches them although the process ends in between. */
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 64;
    private static final int MOST = 50_000;

    private final CloudContext context;
    private final Topics topics;
    private final DurableMap<Delivery> waiting;
    private final Attempts attempts;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    /** Apart, so that web servers that do not answer hold up nobody else. */
    private final Semaphore webTurns = new Semaphore(AT_ONCE);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sns-", 0)
            .factory());
    /** What has to be cancelled on closing. */
    private final Map<String, Time.Timer> timers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Deliveries(CloudContext context, Topics topics, Signing signing, Links links) {
        this.context = context;
        this.topics = topics;
        this.waiting = context.store().map("sns.deliveries", Delivery.class);
        this.attempts = new Attempts(context, new Envelope(signing, links), links);
    }

    /** Whether so much waits that publishers must wait too. */
    public boolean isFull() {
        return waiting.size() >= MOST;
    }

    /** A publication for one subscriber. */
    public record Addressed(Subscription subscription, Publication publication) {}

    /** Takes charge; returns when that is durable, and delivers in the background. */
    public void send(List<Addressed> publications) {
        var deliveries = publications.stream().map(one -> new Delivery(UUID.randomUUID().toString(), one.subscription()
                .arn(), one.publication(), 0)).toList();
        context.store().write(() -> deliveries.forEach(delivery -> waiting.put(delivery.id(), delivery)));
        deliveries.forEach(this::start);
    }

    /** Goes on with what was not delivered when the process last ended. */
    public void resume() {
        waiting.values().toList().forEach(this::start);
    }

    private void start(Delivery delivery) {
        try {
            workers.execute(() -> run(delivery));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} waits for the next start", delivery.id(), e);
        }
    }

    private void run(Delivery delivery) {
        var web = topics.subscription(delivery.subscriptionArn()).filter(one -> one.protocol().isHttp()).isPresent();
        var turn = web ? webTurns : turns;
        turn.acquireUninterruptibly();
        try {
            deliver(delivery);
        } catch (RuntimeException e) {
            LOG.error("Delivery {} failed inside the local cloud", delivery.id(), e);
        } finally {
            turn.release();
        }
    }

    private void deliver(Delivery delivery) {
        if (closed) {
            return;
        }
        var subscription = topics.subscription(delivery.subscriptionArn());
        var topic = subscription.flatMap(found -> topics.topic(found.topicArn()));
        if (subscription.isEmpty() || topic.isEmpty() || isPointless(delivery, subscription.get())) {
            done(delivery);
        } else {
            attempt(delivery, subscription.get(), topic.get());
        }
    }

    /** A confirmation that was given needs no asking. */
    private static boolean isPointless(Delivery delivery, Subscription subscription) {
        return delivery.publication().kind() == Publication.Kind.SUBSCRIPTION_CONFIRMATION && subscription
                .isConfirmed();
    }

    private void attempt(Delivery delivery, Subscription subscription, Topic topic) {
        var policy = subscription.attribute("DeliveryPolicy").or(() -> topic.attribute("DeliveryPolicy"));
        var result = tried(delivery, subscription, topic);
        if (closed) {
            return; // the store may be closed too; the attempt is made again after the next start
        }
        var pause = result instanceof Result.Again ? Patience.of(policy).pauseAfter(delivery.attempts() + 1)
                : Optional.<Duration>empty();
        if (pause.isPresent()) {
            again(delivery.failed(), pause.get());
        } else {
            attempts.ended(delivery, subscription, topic, result);
            done(delivery);
        }
    }

    /** A bug must not keep a message on its way for ever, nor lose it at once. */
    private Result tried(Delivery delivery, Subscription subscription, Topic topic) {
        try {
            return attempts.attempt(delivery, subscription, topic);
        } catch (RuntimeException e) {
            LOG.error("Delivery {} failed inside the local cloud", delivery.id(), e);
            return new Result.Again("internal error in the local cloud");
        }
    }

    private void again(Delivery delivery, Duration pause) {
        context.store().write(() -> waiting.put(delivery.id(), delivery));
        timers.put(delivery.id(), context.time().at(context.time().now().plus(pause), () -> {
            timers.remove(delivery.id());
            start(delivery);
        }));
    }

    private void done(Delivery delivery) {
        context.store().write(() -> waiting.remove(delivery.id()));
    }

    @Override
    public void close() {
        closed = true;
        timers.values().forEach(Time.Timer::cancel);
        workers.shutdown();
        attempts.close();
    }
}
