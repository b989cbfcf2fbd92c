package dev.signalbox.console.store.budget;

import java.time.Instant;
import java.util.Optional;

/**
 * What one API has been asked lately.
 *
 * @param lastMinute calls in the last minute
 * @param perMinute how many a minute Signalbox allows itself in the long run
 * @param left share of the bucket that is left, 0 to 1
 * @param throttled how often AWS asked for patience in this session
 * @param pausedUntil set while AWS has asked for patience
 */
public record ApiUse(String api, int lastMinute, double perMinute, double left, int throttled,
        Optional<Instant> pausedUntil) {}
