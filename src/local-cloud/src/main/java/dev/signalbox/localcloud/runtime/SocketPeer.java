package dev.signalbox.localcloud.runtime;

/**
 * Hears what happens on one open WebSocket. Calls come one at a time and hold up the connection until they return;
 * {@link #closed} comes exactly once, and last.
 */
public interface SocketPeer {
    /** The first call. */
    void opened(Socket socket);

    void text(String message);

    /** A binary message came; its content is not kept. */
    void binary();

    /** A ping or pong came. */
    default void alive() {}

    void closed(int code, String reason);
}
