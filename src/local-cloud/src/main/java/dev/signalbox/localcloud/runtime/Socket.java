package dev.signalbox.localcloud.runtime;

import java.io.IOException;

/** The sending side of an open WebSocket. */
public interface Socket {
    /**
     * Sends one text message, in frames as small as AWS's; returns when it is handed to the network.
     *
     * @throws IOException when the connection is gone or the client takes nothing for too long
     */
    void send(String text) throws IOException;

    /** Begins to close; what is closed already stays so. */
    void close(int code, String reason);
}
