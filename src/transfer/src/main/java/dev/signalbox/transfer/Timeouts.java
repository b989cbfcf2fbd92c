package dev.signalbox.transfer;

import java.time.Duration;

/**
 * How long a fetch may take.
 *
 * @param connect for one connection to be made
 * @param idle without a byte arriving
 * @param total for the whole fetch, with all attempts and pauses
 */
public record Timeouts(Duration connect, Duration idle, Duration total) {
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofHours(24));
}
