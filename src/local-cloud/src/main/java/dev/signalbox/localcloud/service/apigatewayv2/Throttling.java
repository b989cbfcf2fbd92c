package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One token bucket for each stage that has limits. */
public final class Throttling {
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Time time;

    public Throttling(Time time) {
        this.time = time;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Takes one request's token; tells whether there was one. */
    public boolean admits(String stage, Throttle limits) {
        if (limits.burst().isEmpty() && limits.ratePerSecond().isEmpty()) {
            return true;
        }
        double rate = limits.ratePerSecond().orElse(Double.MAX_VALUE);
        double size = limits.burst().map(Integer::doubleValue).orElse(rate);
        var now = time.now();
        var admitted = new boolean[1];
        buckets.compute(stage, (s, old) -> {
            double seconds = old == null ? 0 : Math.max(0, Duration.between(old.at(), now).toNanos() / 1e9);
            double tokens = old == null ? size : Math.min(size, old.tokens() + seconds * rate);
            admitted[0] = tokens >= 1;
            return new Bucket(admitted[0] ? tokens - 1 : tokens, now);
        });
        return admitted[0];
    }
}
