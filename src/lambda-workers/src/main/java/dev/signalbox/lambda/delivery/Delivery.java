package dev.signalbox.lambda.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that an execution fetches for a client, as the table knows it.
 *
 * @param client the connection that came last, if it is not known to be gone
 * @param token of the task that waits for a connection; may be one whose wait is over
 * @param ticketHash what a client's ticket must hash to
 * @param received bytes so far
 * @param size of the whole file; -1 while it is not known
 * @param resume where a later run goes on with the source, as JSON
 * @param file once it is there
 * @param connectBy when the wait for a client ends; far away before the file is there
 */
record Delivery(String executionArn, Status status, Optional<Client> client, Optional<String> token,
        String ticketHash, Instant startedAt, long received, long size, Optional<String> resume,
        Optional<StoredFile> file, Optional<Problem> problem, Instant connectBy) {
    /** How far it is. */
    enum Status {
        FETCHING, FETCHED, DELIVERED, FAILED
    }

    /**
     * A WebSocket connection.
     *
     * @param since when its handshake came; it is open a moment later
     */
    record Client(String connectionId, Frames.Kind frames, Instant since) {}

    /** The file in the bucket. */
    record StoredFile(String key, String name, long bytes, String sha256) {}

    /** Why there is none. */
    record Problem(String error, String cause) {}

    /** The execution's name, which is the file's name in the bucket too. */
    String name() {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }

    /** Holds secrets. */
    @Override
    public String toString() {
        return "Delivery[" + executionArn + ", " + status + "]";
    }
}
