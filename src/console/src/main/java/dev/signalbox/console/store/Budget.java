package dev.signalbox.console.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Token buckets, one per API, so that watching never throttles the operator's own pipelines: AWS shares these rates between
 * console and production code.
 */
public final class Budget {
    private final double refillPerSecond;
    private final double burst;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    public Budget(double refillPerSecond, double burst, Clock clock) {
        this.refillPerSecond = refillPerSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /** Takes one call from the API's bucket, or says no. */
    public synchronized boolean tryTake(String api) {
        Bucket bucket = filled(api);
        boolean allowed = bucket.tokens >= 1;
        buckets.put(api, new Bucket(bucket.tokens - (allowed ? 1 : 0), bucket.at));
        return allowed;
    }

    /** The share of the fullest-used bucket that is gone, 0 to 1. */
    public synchronized double used() {
        return buckets.keySet().stream().mapToDouble(api -> 1 - Math.max(0, filled(api).tokens) / burst).max().orElse(
                0);
    }

    private Bucket filled(String api) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(api, new Bucket(burst, now));
        double seconds = Duration.between(bucket.at, now).toNanos() / 1e9;
        return new Bucket(Math.min(burst, bucket.tokens + seconds * refillPerSecond), now);
    }

    private record Bucket(double tokens, Instant at) {}
}
