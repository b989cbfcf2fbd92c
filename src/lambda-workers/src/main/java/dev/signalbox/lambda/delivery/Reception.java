package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.callback.WaitingTasks;
import dev.signalbox.lambda.delivery.Delivery.Client;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Takes clients in, and brings them together with the tasks that wait for them. */
final class Reception {
    private static final int TAKEN = 200;
    private static final int BAD = 400;
    private static final int REFUSED = 403;

    private final Deliveries deliveries;
    private final Connections connections;
    private final WaitingTasks tasks;
    private final Repeats repeats;
    private final Settings settings;
    private final InstantSource clock;

    /**
     * What the template says.
     *
     * @param executions what ARNs of executions begin with
     * @param needsTicket whether knowing the ARN is not enough
     */
    record Settings(String executions, boolean needsTicket) {}

    /** Sends a client its result when its connection has opened, as a port. */
    interface Repeats {
        void soon(String executionArn, String connectionId);
    }

    /**
     * A handshake.
     *
     * @param executionArn of the header of the original system
     */
    record Handshake(String connectionId, Optional<String> executionArn, Optional<String> ticket,
            Optional<String> frames) {}

    /** The ports that a reception works with. */
    record Ports(Deliveries deliveries, Connections connections, WaitingTasks tasks, Repeats repeats) {}

    Reception(Ports ports, Settings settings, InstantSource clock) {
        this.deliveries = ports.deliveries();
        this.connections = ports.connections();
        this.tasks = ports.tasks();
        this.repeats = ports.repeats();
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the status to answer the handshake with */
    int connect(Handshake handshake) {
        Optional<Frames.Kind> kind = kind(handshake.frames().orElse("url"));
        if (kind.isEmpty()) {
            return BAD;
        }
        var ticket = handshake.ticket().flatMap(Ticket::parse);
        Optional<String> wanted = handshake.executionArn().or(() -> ticket.map(t -> settings.executions() + t.name()));
        boolean fits = ticket.map(t -> wanted.equals(Optional.of(settings.executions() + t.name())))
                .orElse(!settings.needsTicket() && handshake.ticket().isEmpty());
        return fits && wanted.isPresent() ? connect(wanted.get(), ticket.map(Ticket::hash),
                new Client(handshake.connectionId(), kind.get(), clock.instant())) : REFUSED;
    }

    private int connect(String executionArn, Optional<String> ticketHash, Client client) {
        // First, so that whatever happens next, the connection's end finds its way back.
        connections.put(client.connectionId(), executionArn);
        var delivery = deliveries.connect(executionArn, ticketHash, client);
        if (delivery.isEmpty()) {
            connections.remove(client.connectionId());
            return REFUSED;
        }
        switch (delivery.get().status()) {
            case FETCHING -> {
                // The task that will wait for a client finds it in the row.
            }
            case FETCHED -> delivery.get().token().ifPresent(t -> tasks.answer(t, ClientWait.connected(client
                    .connectionId())));
            case DELIVERED, FAILED -> repeats.soon(executionArn, client.connectionId());
        }
        return TAKEN;
    }

    private static Optional<Frames.Kind> kind(String text) {
        try {
            return Optional.of(Frames.Kind.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            // The caller answers that there is no such kind.
            return Optional.empty();
        }
    }
}
