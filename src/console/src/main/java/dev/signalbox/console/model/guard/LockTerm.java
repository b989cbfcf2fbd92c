package dev.signalbox.console.model.guard;

import java.time.Duration;
import java.time.ZonedDateTime;

/** For how long an environment may be unlocked at once. */
public enum LockTerm {
    FIVE_MINUTES(5), QUARTER(15), HOUR(60), DAY(0);

    private final Duration span;

    LockTerm(int minutes) {
        span = Duration.ofMinutes(minutes);
    }

    /** How long that is, seen from now; a day ends at midnight. */
    public Duration from(ZonedDateTime now) {
        return span.isZero() ? Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(now.getZone())) : span;
    }
}
