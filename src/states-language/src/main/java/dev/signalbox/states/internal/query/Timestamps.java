package dev.signalbox.states.internal.query;

import dev.signalbox.states.internal.data.DataFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the {@code Timestamp} of a Wait state that an expression gave. */
final class Timestamps {
    private Timestamps() {}

    static Instant parse(String text) throws DataFailure {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw DataFailure.unusable("The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time "
                    + "format string: " + text, "Timestamp");
        }
    }
}
