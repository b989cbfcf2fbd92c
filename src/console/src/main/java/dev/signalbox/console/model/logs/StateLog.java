package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a state's log.
 *
 * @param stream that all lines are from; empty if they are of the whole group, or of one request to a function
 * @param searched since when the group was searched, if that was not all of the state's time
 * @param whole whether the request was read to its end, or as far as it is
 * @param guessed why nobody knows where the function writes, if the group is only the usual one
 */
public record StateLog(String group, Optional<String> stream, Optional<String> request, List<LogLine> lines,
        Optional<Instant> searched, boolean whole, Optional<Failure> guessed) {
    public StateLog {
        lines = List.copyOf(lines);
    }

    /** Of a stream of a group. */
    public static StateLog of(String group, String stream, List<LogLine> lines) {
        return new StateLog(group, Optional.of(stream), Optional.empty(), lines, Optional.empty(), true, Optional
                .empty());
    }

    /** Of all its streams. */
    public static StateLog of(String group, List<LogLine> lines) {
        return new StateLog(group, Optional.empty(), Optional.empty(), lines, Optional.empty(), true, Optional.empty());
    }

    /** @param read whether all of it */
    public StateLog ofRequest(String id, boolean read) {
        return new StateLog(group, stream, Optional.of(id), lines, searched, read, guessed);
    }

    public StateLog searchedSince(Optional<Instant> time) {
        return new StateLog(group, stream, request, lines, time, whole, guessed);
    }

    public StateLog guessedFor(Optional<Failure> reason) {
        return new StateLog(group, stream, request, lines, searched, whole, reason);
    }

    /** Group and stream or request. */
    public String where() {
        return Stream.of(Optional.of(group), stream, request).flatMap(Optional::stream).collect(Collectors.joining(
                " · "));
    }
}
