package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.Client;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import java.time.Instant;
import java.util.Optional;

/** The table of deliveries, as a port. Each change is one atomic write, and gives what the row holds after it. */
interface Deliveries {
    /** @return false if there is one already */
    boolean create(String executionArn, Ticket ticket, Optional<String> connectUrl);

    /** Reads what was last written. */
    Optional<Delivery> find(String executionArn);

    /**
     * A client has connected; it takes the place of one that did before.
     *
     * @param ticketHash empty where none is asked for
     * @return empty if there is no such delivery or the ticket is another
     */
    Optional<Delivery> connect(String executionArn, Optional<String> ticketHash, Client client);

    /** A connection has ended; nothing happens if another one took its place. */
    Delivery disconnect(String executionArn, String connectionId);

    /** A task waits for a client. */
    Delivery waiting(String executionArn, String token);

    /** @param resume where a later run could go on */
    Delivery progress(String executionArn, long received, long size, Optional<String> resume);

    Delivery fetched(String executionArn, StoredFile file, Instant connectBy);

    /** @param by what way the client got its URL */
    Delivery delivered(String executionArn, String by);

    /** Nothing happens to a delivery that is done. */
    Delivery failed(String executionArn, Problem problem);
}
