package dev.signalbox.localcloud.service.sqs.queue;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All messages, on disk and in order. One lock guards them; it is always taken inside {@link Store#write}, never around
 * it, as a commit waits for all writers.
 */
final class Backlogs {
    private final Store store;
    private final DurableMap<Message> kept;
    private final DurableMap<Content> contents;
    private final Map<String, Backlog> loaded = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Backlogs(Store store) {
        this.store = store;
        this.kept = store.map("sqs.messages", Message.class);
        this.contents = store.map("sqs.contents", Content.class);
    }

    /** Changes messages durably. */
    <T> T change(Supplier<T> action) {
        return store.write(() -> look(action));
    }

    /** Looks at messages without changing any. */
    <T> T look(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    Backlog of(Queue queue) {
        return loaded.computeIfAbsent(queue.id(), id -> new Backlog(queue.fifo(), lock.newCondition(), kept.range(id
                + "/")));
    }

    Content content(Message message) {
        return contents.get(message.key()).orElseThrow(() -> new IllegalStateException("Message " + message.id()
                + " has no content"));
    }

    void add(Queue queue, Message message, Content content) {
        contents.put(message.key(), content);
        put(queue, message);
    }

    void put(Queue queue, Message message) {
        kept.put(message.key(), message);
        of(queue).put(message);
    }

    void remove(Queue queue, Message message) {
        kept.remove(message.key());
        contents.remove(message.key());
        of(queue).remove(message.number());
    }

    void clear(Queue queue) {
        List.copyOf(of(queue).messages()).forEach(message -> remove(queue, message));
    }

    /** Ends everybody's waiting for messages of a queue that is no more. */
    void drop(Queue queue) {
        clear(queue);
        of(queue).deleted();
        loaded.remove(queue.id());
    }

    /**
     * Waits for a change in what can be received, the next message that becomes visible, or the end of the time.
     *
     * @return whether to look again
     */
    boolean await(Queue queue, Instant now, long nanos) {
        lock.lock();
        try {
            var backlog = of(queue);
            backlog.settle(now);
            if (closed || backlog.isDeleted() || nanos <= 0) {
                return false;
            }
            if (backlog.receivable(1).isEmpty()) {
                long until = backlog.nextVisible().map(next -> nanosBetween(now, next)).orElse(nanos);
                var _ = backlog.changed().awaitNanos(Math.min(nanos, until));
            }
            return !closed && !backlog.isDeleted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static long nanosBetween(Instant from, Instant to) {
        return TimeUnit.MILLISECONDS.toNanos(Math.max(1, to.toEpochMilli() - from.toEpochMilli()));
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            loaded.values().forEach(backlog -> backlog.changed().signalAll());
        } finally {
            lock.unlock();
        }
    }
}
