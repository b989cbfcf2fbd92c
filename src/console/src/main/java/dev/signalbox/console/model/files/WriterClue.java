package dev.signalbox.console.model.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.InputSchema.Parsed;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateVisit;
import dev.signalbox.console.model.files.Origin.Clue;
import dev.signalbox.console.model.files.Origin.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out in a history which state wrote an object. */
public final class WriterClue {
    /** S3 tells times in whole seconds. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    private WriterClue() {}

    /** Empty if nothing says so, or several states come into question. */
    public static Optional<Writer> of(S3Location object, Instant modified, List<StateVisit> visits) {
        return named(object, visits).or(() -> running(modified, visits));
    }

    private static Optional<Writer> named(S3Location object, List<StateVisit> visits) {
        return visits.stream().map(StateVisit::state).filter(s -> s.output().filter(o -> names(o, object)).isPresent()
                && s.input().filter(i -> names(i, object)).isEmpty()).findFirst().map(s -> new Writer(s.name(), job(s),
                        Clue.NAMED));
    }

    private static boolean names(String json, S3Location object) {
        return json.contains("\"" + object.key() + "\"") || json.contains(object.uri() + "\"");
    }

    /** Only tasks have tries. */
    private static Optional<Writer> running(Instant modified, List<StateVisit> visits) {
        var then = visits.stream().map(StateVisit::state).filter(s -> !s.attempts().isEmpty() && !s.enteredAt().minus(
                ROUNDED).isAfter(modified) && s.leftAt().map(l -> !l.isBefore(modified)).orElse(true)).toList();
        return then.size() == 1 ? then.stream().findFirst().map(s -> new Writer(s.name(), job(s), Clue.TIME))
                : Optional.empty();
    }

    private static Optional<String> job(StateProgress state) {
        return state.output().flatMap(o -> InputSchema.parse(
                o) instanceof Parsed.Good(JsonNode json) ? Optional.of(json.path("JobId").asText(""))
                        : Optional
                                .empty()).filter(id -> !id.isEmpty());
    }
}
