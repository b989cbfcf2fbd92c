package dev.signalbox.console.model.overview;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long the finished runs of one state machine took.
 *
 * @param known how many runs this is said of
 * @param p95 95 of 100 took at most so long (nearest rank)
 */
public record OwnPace(int known, Duration p95) {
    /** With fewer, the slowest of them alone would decide. */
    public static final int LEAST = 20;

    /** Empty when there are too few to say anything. */
    public static Optional<OwnPace> of(Collection<Duration> runs) {
        if (runs.size() < LEAST) {
            return Optional.empty();
        }
        List<Duration> sorted = runs.stream().sorted().toList();
        int rank = (sorted.size() * 95 + 99) / 100;
        return Optional.of(new OwnPace(sorted.size(), sorted.get(rank - 1)));
    }

    /** Whether something that took so long is slower than 95 of 100 before it. */
    public boolean isPast(Duration elapsed) {
        return elapsed.compareTo(p95) > 0;
    }
}
