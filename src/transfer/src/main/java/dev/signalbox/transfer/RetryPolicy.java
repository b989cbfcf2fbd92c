package dev.signalbox.transfer;

import java.time.Duration;

/**
 * When to try again what can pass.
 *
 * @param attempts in a row without progress
 * @param firstPause grows twofold with each attempt, up to {@code longestPause}; the pause taken is a random part of it
 * @param longestPause also the bound of a pause that the server asks for: a longer one ends the fetch
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(6, Duration.ofMillis(500), Duration.ofMinutes(2));

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("At least one attempt is needed, not " + attempts);
        }
    }

    /**
     * @param failures in a row, at least 1
     * @param random from 0 up to 1
     * @return between half and all of the grown pause
     */
    public Duration pauseAfter(int failures, double random) {
        double grown = firstPause.toMillis() * Math.pow(2, Math.min(failures, 30) - 1.0);
        double capped = Math.min(grown, longestPause.toMillis());
        return Duration.ofMillis(Math.round(capped / 2 + capped / 2 * random));
    }
}
