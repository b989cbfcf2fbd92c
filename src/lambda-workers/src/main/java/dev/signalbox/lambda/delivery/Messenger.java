package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.Client;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.Optional;

/** Tells clients what became of their file. */
final class Messenger {
    /** A connection is open only after its handshake was answered; until then API Gateway calls it gone too. */
    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int NEWER_CONNECTIONS = 4;

    private final Deliveries deliveries;
    private final Clients clients;
    private final Links links;
    private final TransferTime time;

    Messenger(Deliveries deliveries, Clients clients, Links links, TransferTime time) {
        this.deliveries = deliveries;
        this.clients = clients;
        this.links = links;
        this.time = time;
    }

    /** @return false if the client has gone; then it is not known as connected any more */
    boolean deliver(String executionArn) {
        var delivery = find(executionArn);
        if (delivery.status() == Status.DELIVERED) {
            return true;
        }
        var file = delivery.file().orElseThrow(() -> new IllegalStateException("There is no file yet"));
        Optional<Client> client = delivery.client();
        for (int i = 0; client.isPresent() && i < NEWER_CONNECTIONS; i++) {
            var now = client.get();
            if (push(now, file)) {
                // Somebody who connected while that was under way has seen neither a waiting task nor a delivery.
                deliveries.delivered(executionArn, "WEBSOCKET").client().filter(c -> !c.connectionId().equals(now
                        .connectionId())).ifPresent(late -> push(late, file));
                return true;
            }
            client = deliveries.disconnect(executionArn, now.connectionId()).client();
        }
        return false;
    }

    /** For a client that connects when all is over. */
    void repeat(String executionArn, String connectionId) {
        var delivery = find(executionArn);
        delivery.client().filter(c -> c.connectionId().equals(connectionId)).ifPresent(client -> {
            boolean told = switch (delivery.status()) {
                case DELIVERED, FETCHED -> push(client, delivery.file().orElseThrow());
                case FAILED -> push(client, Frames.error(delivery.problem().orElseThrow()));
                case FETCHING -> true;
            };
            if (!told) {
                deliveries.disconnect(executionArn, connectionId);
            }
        });
    }

    /** Records the failure and tells the client, if there is one. */
    void fail(String executionArn, Problem problem) {
        var delivery = deliveries.failed(executionArn, problem);
        if (delivery.status() == Status.FAILED) {
            delivery.client().ifPresent(client -> push(client, Frames.error(problem)));
        }
    }

    /** To whoever wants to know; a client that has gone is forgotten. */
    void progress(Delivery delivery) {
        delivery.client().filter(c -> c.frames() == Frames.Kind.PROGRESS).ifPresent(client -> {
            var frame = Frames.progress(delivery.received(), delivery.size());
            boolean young = client.since().plus(OPENING).isAfter(time.now());
            if (!clients.push(client.connectionId(), frame) && !young) {
                deliveries.disconnect(delivery.executionArn(), client.connectionId());
            }
        });
    }

    /** @return false if the connection is unknown */
    boolean status(String executionArn, String connectionId) {
        return clients.push(connectionId, Frames.status(find(executionArn)));
    }

    private Delivery find(String executionArn) {
        return deliveries.find(executionArn).orElseThrow(() -> new UnknownDelivery(executionArn));
    }

    private boolean push(Client client, StoredFile file) {
        return push(client, Frames.result(client.frames(), file, links.make(file)));
    }

    private boolean push(Client client, String text) {
        var until = client.since().plus(OPENING);
        var pause = PAUSE;
        while (!clients.push(client.connectionId(), text)) {
            if (!time.now().isBefore(until)) {
                return false;
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
        return true;
    }

    private void sleep(Duration pause) {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a connection to open", e);
        }
    }
}
