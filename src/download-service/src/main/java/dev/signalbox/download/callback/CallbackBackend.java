package dev.signalbox.download.callback;

/** A way to tell clients. */
public interface CallbackBackend {
    /** @throws IllegalStateException when it cannot work as it is configured */
    void start();

    /**
     * Sends and waits until the receiver confirms, for a bounded time. May be called by many threads.
     *
     * @param address as the client gave it; it may be anything
     * @throws InterruptedException when the thread was interrupted; the receiver may have got the message
     */
    Delivery send(String address, Message message) throws InterruptedException;

    /** Lets go of connections, within some seconds; also when it was never started. */
    void stop();
}
