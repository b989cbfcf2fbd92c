package dev.signalbox.console.gateway.signin;

/** Ends with {@link #close}; something may still be told while that runs. */
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
