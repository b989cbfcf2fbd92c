package dev.signalbox.states;

import java.time.Instant;

/** How long a Wait state waits. */
public sealed interface WaitTime {
    record Seconds(long seconds) implements WaitTime {}

    record SecondsPath(String path) implements WaitTime {}

    record Timestamp(Instant timestamp) implements WaitTime {}

    record TimestampPath(String path) implements WaitTime {}

    /** A JSONata expression, with its braces. */
    record ComputedSeconds(String expression) implements WaitTime {}

    /** A JSONata expression, with its braces. */
    record ComputedTimestamp(String expression) implements WaitTime {}
}
