package dev.signalbox.console.model.downloads;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One process of a service.
 *
 * @param component {@code api}, {@code processor} or {@code notifier}
 * @param seenAt when it last told that it is there
 */
public record ServiceInstance(String component, String name, Instant seenAt, Map<String, Long> counters) {
    /** As the original's web page: it tells every five seconds. */
    private static final Duration LATE = Duration.ofSeconds(6);
    private static final Duration LOST = Duration.ofSeconds(30);

    public ServiceInstance {
        counters = Map.copyOf(counters);
    }

    public Duration silence(Instant now) {
        Duration silent = Duration.between(seenAt, now);
        return silent.isNegative() ? Duration.ZERO : silent;
    }

    /** Whether it lives, as far as one can tell. */
    public StatusWord liveness(Instant now) {
        Duration silent = silence(now);
        return silent.compareTo(LATE) <= 0 ? new StatusWord(Tone.SUCCEEDED, "Alive")
                : silent.compareTo(LOST) <= 0 ? new StatusWord(Tone.ATTENTION, "Late")
                        : new StatusWord(Tone.FAILED, "Not seen");
    }

    public long counter(String counter) {
        return counters.getOrDefault(counter, 0L);
    }
}
