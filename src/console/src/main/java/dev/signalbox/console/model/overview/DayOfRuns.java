package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.ExecutionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How executions ended in each of the last 24 hours of the clock, the oldest first; the last hour is not over yet. */
public record DayOfRuns(List<Hour> hours) {
    public static final int HOURS = 24;
    private static final long SECONDS = 3_600;

    public DayOfRuns {
        hours = List.copyOf(hours);
    }

    /**
     * One hour.
     *
     * @param failed timed out ones too
     * @param other aborted ones, and ends that this console does not know
     */
    public record Hour(Instant from, int succeeded, int failed, int other) {
        public int all() {
            return succeeded + failed + other;
        }

        public Instant to() {
            return from.plusSeconds(SECONDS);
        }
    }

    public static DayOfRuns of(List<EndedCount> ended, Instant now) {
        long last = hourOf(now);
        List<Hour> hours = new ArrayList<>();
        for (long hour = last - HOURS + 1; hour <= last; hour++) {
            long at = hour;
            List<EndedCount> then = ended.stream().filter(e -> e.hour() == at).toList();
            int succeeded = count(then, List.of(ExecutionStatus.SUCCEEDED));
            int failed = count(then, List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT));
            hours.add(new Hour(Instant.ofEpochSecond(hour * SECONDS), succeeded, failed, then.stream().collect(
                    Collectors.summingInt(EndedCount::count)) - succeeded - failed));
        }
        return new DayOfRuns(hours);
    }

    public static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    private static int count(List<EndedCount> of, List<ExecutionStatus> statuses) {
        return of.stream().filter(e -> statuses.contains(e.status())).mapToInt(EndedCount::count).sum();
    }

    public int succeeded() {
        return hours.stream().mapToInt(Hour::succeeded).sum();
    }

    public int failed() {
        return hours.stream().mapToInt(Hour::failed).sum();
    }

    public int other() {
        return hours.stream().mapToInt(Hour::other).sum();
    }

    /** The most that ended within one hour. */
    public int busiest() {
        return hours.stream().mapToInt(Hour::all).max().orElse(0);
    }
}
