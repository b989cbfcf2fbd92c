package dev.signalbox.download.deletion;

import java.time.Duration;

/**
 * How jobs and files are deleted.
 *
 * @param interval between looks at what is due
 * @param lease for the deletion of one batch; then others try
 * @param firstPause after a deletion that failed; doubles with each failure up to {@code longestPause}
 */
public record ReaperSettings(Duration interval, Duration lease, Duration firstPause, Duration longestPause) {
    public static final ReaperSettings DEFAULT = new ReaperSettings(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(1), Duration.ofHours(1));

    Duration pauseAfter(int failures) {
        var grown = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return grown.compareTo(longestPause) < 0 ? grown : longestPause;
    }
}
