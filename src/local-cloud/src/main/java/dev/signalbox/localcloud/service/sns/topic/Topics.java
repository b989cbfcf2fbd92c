package dev.signalbox.localcloud.service.sns.topic;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** All topics and subscriptions. */
public final class Topics {
    private final Store store;
    private final DurableMap<Topic> topics;
    private final DurableMap<Subscription> subscriptions;
    private final Object lock = new Object();

    public Topics(Store store) {
        this.store = store;
        this.topics = store.map("sns.topics", Topic.class);
        this.subscriptions = store.map("sns.subscriptions", Subscription.class);
    }

    /** Makes all changes of the action together, and nobody else's in between. */
    public <T> T change(Supplier<T> action) {
        return store.write(() -> {
            synchronized (lock) {
                return action.get();
            }
        });
    }

    public Optional<Topic> topic(String arn) {
        return topics.get(arn);
    }

    /** Whether there is a topic. */
    public boolean has(String arn) {
        return topics.contains(arn);
    }

    /** In the order of their names. */
    public List<Topic> all() {
        return topics.values().toList();
    }

    /** The topic that has this ARN afterwards: the given one, or the one that was there before. */
    public Topic putIfAbsent(Topic topic) {
        return change(() -> topics.putIfAbsent(topic.arn(), topic) ? topic : topics.get(topic.arn()).orElseThrow());
    }

    /** Empty when there is no such topic. */
    public Optional<Topic> change(String arn, UnaryOperator<Topic> change) {
        return change(() -> {
            var changed = topics.get(arn).map(change);
            changed.ifPresent(topic -> topics.put(arn, topic));
            return changed;
        });
    }

    /** Deletes the topic and its subscriptions. */
    public void delete(String arn) {
        change(() -> {
            topics.remove(arn);
            subscriptionsOf(arn).forEach(this::remove);
            return true;
        });
    }

    public List<Subscription> subscriptionsOf(String topicArn) {
        return subscriptions.range(topicArn + ":").toList();
    }

    public List<Subscription> subscriptions() {
        return subscriptions.values().toList();
    }

    public Optional<Subscription> subscription(String arn) {
        int end = arn.lastIndexOf(':');
        return end < 0 ? Optional.empty() : subscriptions.get(arn).filter(found -> found.arn().equals(arn));
    }

    public void put(Subscription subscription) {
        change(() -> {
            subscriptions.put(subscription.key(), subscription);
            return true;
        });
    }

    public void remove(Subscription subscription) {
        change(() -> {
            subscriptions.remove(subscription.key());
            return true;
        });
    }
}
