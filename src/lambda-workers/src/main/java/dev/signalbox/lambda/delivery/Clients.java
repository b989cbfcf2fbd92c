package dev.signalbox.lambda.delivery;

/** The open connections, as a port. */
interface Clients {
    /** @return false if the connection is not open (any more, or not yet) */
    boolean push(String connectionId, String text);
}
