package dev.signalbox.console.control.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.states.State;
import dev.signalbox.states.WaitTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Until when a Wait state waits. */
final class Until {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Until() {}

    /** Empty where the definition or the input does not tell. */
    static Optional<Instant> of(State.Wait wait, StateProgress progress) {
        return switch (wait.time()) {
            case WaitTime.Seconds(long seconds) -> seconds == 0 ? Optional.empty()
                    : Optional.of(progress.enteredAt().plusSeconds(seconds));
            case WaitTime.Timestamp(Instant at) -> Optional.of(at);
            case WaitTime.SecondsPath(String path) -> field(path, progress).filter(JsonNode::canConvertToLong).map(
                    n -> progress.enteredAt().plusSeconds(n.asLong()));
            case WaitTime.TimestampPath(String path) -> field(path, progress).filter(JsonNode::isTextual).flatMap(
                    n -> time(n.asText()));
            case WaitTime.ComputedSeconds _,WaitTime.ComputedTimestamp _ -> Optional.empty();
        };
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** Of a plain path, {@code $.order.pauseSeconds}; others are not followed. */
    private static Optional<JsonNode> field(String path, StateProgress progress) {
        if (!path.matches("\\$(\\.\\w+)+") || progress.input().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(progress.input().get()).at(path.substring(1).replace('.', '/')));
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }
}
