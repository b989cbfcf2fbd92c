package dev.signalbox.console.model.archive;

import dev.signalbox.console.model.TextFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for in the archive, the newest first.
 *
 * @param words anywhere in name, state machine, status, input, output, error and cause
 * @param from the earliest start
 * @param limit at most so many are found
 */
public record ArchiveQuery(TextFilter words, Optional<Instant> from, int limit) {
    public static final int PAGE = 1_000;

    public static ArchiveQuery newest() {
        return new ArchiveQuery(TextFilter.of(""), Optional.empty(), PAGE);
    }
}
