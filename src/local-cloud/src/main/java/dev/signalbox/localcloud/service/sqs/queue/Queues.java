package dev.signalbox.localcloud.service.sqs.queue;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The queues there are, by name. */
public final class Queues {
    private final Store store;
    private final DurableMap<Queue> queues;
    private final Object lock = new Object();

    public Queues(Store store) {
        this.store = store;
        this.queues = store.map("sqs.queues", Queue.class);
    }

    public Optional<Queue> get(String name) {
        return queues.get(name);
    }

    public Optional<Queue> byArn(String arn) {
        return get(arn.substring(arn.lastIndexOf(':') + 1)).filter(queue -> queue.arn().equals(arn));
    }

    /** Sorted by name. */
    public List<Queue> startingWith(String prefix) {
        return queues.range(prefix).toList();
    }

    /** The queue that has this name afterwards: the given one, or the one that was there before. */
    public Queue putIfAbsent(Queue queue) {
        return store.write(() -> {
            synchronized (lock) {
                return queues.putIfAbsent(queue.name(), queue) ? queue : queues.get(queue.name()).orElseThrow();
            }
        });
    }

    /** Empty when there is no such queue. */
    public Optional<Queue> change(String name, UnaryOperator<Queue> change) {
        return store.write(() -> {
            synchronized (lock) {
                var changed = queues.get(name).map(change);
                changed.ifPresent(queue -> queues.put(name, queue));
                return changed;
            }
        });
    }

    public void delete(Queue queue) {
        store.write(() -> {
            synchronized (lock) {
                queues.get(queue.name()).filter(found -> found.id().equals(queue.id())).ifPresent(found -> queues
                        .remove(found.name()));
            }
        });
    }
}
