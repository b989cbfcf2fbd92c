package dev.signalbox.console.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the latest value and tells subscribers, first of all about the one it already has. It notifies under its lock, so a
 * subscriber may only hand the value on.
 */
public final class Topic<T> {
    private final List<Consumer<? super T>> subscribers = new CopyOnWriteArrayList<>();
    private T latest;

    public Topic(T initial) {
        latest = initial;
    }

    public synchronized Subscription subscribe(Consumer<? super T> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(latest);
        return () -> subscribers.remove(subscriber);
    }

    public synchronized T latest() {
        return latest;
    }

    /** Only the owning store publishes. */
    public synchronized void publish(T value) {
        latest = value;
        subscribers.forEach(s -> s.accept(value));
    }
}
