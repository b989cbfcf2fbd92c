package dev.signalbox.localcloud.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes WebSocket connections below a prefix such as {@code /_aws/execute-api/}. */
public interface SocketRoute {
    /** Begins and ends with a slash. */
    String prefix();

    /** Decides on a handshake; runs on a thread of its own and may block as long as a function may run. */
    Handshake handshake(Opening opening);

    /**
     * A request to open a WebSocket.
     *
     * @param path as sent, still percent-encoded
     * @param query as sent, without the question mark
     * @param headers by name as the client spelled it
     */
    record Opening(String path, String query, Map<String, List<String>> headers, String remoteAddress) {
        /** The first value of a header, in whatever case its name is. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(e -> e.getValue()
                    .getFirst()).findFirst();
        }
    }

    /** What becomes of a handshake. */
    sealed interface Handshake {
        /** Nothing here takes WebSockets at that address; the request is served as plain HTTP. */
        record Elsewhere() implements Handshake {}

        record Refused(int status, Map<String, String> headers, byte[] body) implements Handshake {}

        record Accepted(Optional<String> subprotocol, SocketPeer peer) implements Handshake {}
    }
}
