package dev.signalbox.console.store.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How it is between us and the cloud.
 *
 * @param silentSince by service, since when it has not answered
 * @param why what the last call that got no answer ended with
 * @param clockOff how far this computer's clock is ahead of the cloud's, if so far that AWS may refuse what we sign
 */
public record Health(SortedMap<String, Instant> silentSince, String why, Optional<Duration> clockOff) {
    public Health {
        silentSince = Collections.unmodifiableSortedMap(new TreeMap<>(silentSince));
    }

    /** All is well. */
    public static Health good() {
        return new Health(new TreeMap<>(), "", Optional.empty());
    }

    public boolean isSilent() {
        return !silentSince.isEmpty();
    }
}
