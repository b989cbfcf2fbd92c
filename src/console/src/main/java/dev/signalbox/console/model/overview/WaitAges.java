package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.PendingCallback;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long callbacks have been waited for.
 *
 * @param minutes for less than an hour
 * @param hours for less than a day
 * @param days for a day and longer
 * @param endless without a timeout, whatever their age
 */
public record WaitAges(int minutes, int hours, int days, int endless, Optional<PendingCallback> oldest,
        Optional<PendingCallback> next) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    public static WaitAges of(List<PendingCallback> waits, Instant now) {
        return new WaitAges(count(waits, now, Duration.ZERO, HOUR), count(waits, now, HOUR, DAY), count(waits, now, DAY,
                Duration.ofDays(10_000)), (int) waits.stream().filter(w -> w.deadline().isEmpty()).count(), waits
                        .stream().min(Comparator.comparing(PendingCallback::waitingSince)), waits.stream().filter(
                                w -> w.deadline().isPresent()).min(Comparator.comparing(w -> w.deadline()
                                        .orElseThrow())));
    }

    /** Clocks differ, so a wait may seem to begin a little later than now. */
    private static int count(List<PendingCallback> waits, Instant now, Duration from, Duration to) {
        return (int) waits.stream().map(w -> Duration.between(w.waitingSince(), now)).map(a -> a.isNegative()
                ? Duration.ZERO
                : a).filter(a -> a.compareTo(from) >= 0 && a.compareTo(to) < 0).count();
    }

    public int all() {
        return minutes + hours + days;
    }
}
