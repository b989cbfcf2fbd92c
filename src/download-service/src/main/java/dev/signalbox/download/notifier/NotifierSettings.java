package dev.signalbox.download.notifier;

import java.time.Duration;

/**
 * How a notifier works.
 *
 * @param concurrency callbacks at a time
 * @param deletionInterval how long job and file are kept after the callback was confirmed
 * @param failedRetention the same after the last attempt failed
 * @param maxAttempts in all, until a retry by hand
 * @param retryDelay before the second attempt; twice that before the third, and so on
 * @param lease of a callback, renewed while it is sent
 * @param stopGrace for callbacks under way when the notifier is closed
 */
public record NotifierSettings(int concurrency, Duration deletionInterval, Duration failedRetention, int maxAttempts,
        Duration retryDelay, Duration lease, Duration stopGrace) {
    public static final int DEFAULT_CONCURRENCY = 10;
    public static final Duration DEFAULT_DELETION_INTERVAL = Duration.ofMinutes(180);
    public static final Duration DEFAULT_FAILED_RETENTION = Duration.ofDays(7);
    public static final int DEFAULT_MAX_ATTEMPTS = 2;
    public static final Duration DEFAULT_RETRY_DELAY = Duration.ofMinutes(10);
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);
    public static final Duration DEFAULT_STOP_GRACE = Duration.ofSeconds(20);

    public NotifierSettings {
        if (concurrency < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("A notifier needs a concurrency and a number of attempts of at least 1");
        }
        if (!deletionInterval.isPositive() || !failedRetention.isPositive() || !lease.isPositive()) {
            throw new IllegalArgumentException(
                    "The notifier's deletion interval, retention and lease must be positive");
        }
    }

    public static NotifierSettings defaults() {
        return new NotifierSettings(DEFAULT_CONCURRENCY, DEFAULT_DELETION_INTERVAL, DEFAULT_FAILED_RETENTION,
                DEFAULT_MAX_ATTEMPTS, DEFAULT_RETRY_DELAY, DEFAULT_LEASE, DEFAULT_STOP_GRACE);
    }
}
