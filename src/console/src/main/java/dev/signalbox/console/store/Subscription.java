package dev.signalbox.console.store;

/** Ends a subscription or a watch. A value already on its way may still arrive after {@code close}. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
