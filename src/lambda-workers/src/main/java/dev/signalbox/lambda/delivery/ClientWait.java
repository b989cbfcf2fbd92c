package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.callback.Answer;
import dev.signalbox.lambda.callback.WaitingTasks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A task's wait for a client, and what ends it. */
final class ClientWait {
    private final Deliveries deliveries;
    private final WaitingTasks tasks;
    private final InstantSource clock;

    ClientWait(Deliveries deliveries, WaitingTasks tasks, InstantSource clock) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Leaves the token for a client to come. One that is there already ends the wait at once. */
    void begin(String executionArn, String token) {
        var delivery = deliveries.waiting(executionArn, token);
        Optional<Answer> answer = switch (delivery.status()) {
            case DELIVERED -> Optional.of(collected());
            case FETCHING, FETCHED, FAILED -> delivery.client().map(c -> connected(c.connectionId()));
        };
        answer.or(() -> tooLate(delivery.connectBy())).ifPresent(a -> tasks.answer(token, a));
    }

    /** A wait that begins again after a client has gone does not begin anew. */
    private Optional<Answer> tooLate(Instant connectBy) {
        return clock.instant().isBefore(connectBy) ? Optional.empty()
                : Optional.of(new Answer.Failure(ClientNeverCame.NAME, ClientNeverCame.CAUSE));
    }

    static Answer connected(String connectionId) {
        return new Answer.Success("{\"connectionId\":\"" + connectionId + "\",\"collected\":false}");
    }

    /** The client got its URL by asking for it. */
    static Answer collected() {
        return new Answer.Success("{\"connectionId\":\"\",\"collected\":true}");
    }
}
