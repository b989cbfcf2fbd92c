package dev.signalbox.console.model.downloads.stats;

import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.ServiceInstance;
import dev.signalbox.console.model.downloads.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last quarter of an hour in steps of ten seconds, from counters that only go up. Processes come and go, and begin from zero
 * when they start anew, so each is compared with itself; what it counted before it was first seen is not of now.
 */
public record StatsHistory(List<StatsPoint> points, Optional<Seen> last) {
    public static final StatsHistory EMPTY = new StatsHistory(List.of(), Optional.empty());
    /** Processes tell their counters every five seconds, so that shorter steps would only show when. */
    public static final Duration STEP = Duration.ofSeconds(10);
    public static final int STEPS = 90;
    private static final String RESPONSE = "download.response.";
    private static final String DELIVERED = "successfulCallbacks";
    private static final String UNDELIVERED = "failedCallbacks";

    /** When it was looked, and what each process had counted. */
    public record Seen(Instant at, Map<String, Map<String, Long>> counters) {}

    public StatsHistory {
        points = List.copyOf(points);
    }

    /** The same after another look; one that is too soon after the last changes nothing. */
    public StatsHistory after(ServiceState state, Instant now) {
        var counters = new HashMap<String, Map<String, Long>>();
        state.instances().forEach(i -> counters.put(i.component() + " " + i.name(), i.counters()));
        var seen = new Seen(now, counters);
        if (last.isEmpty()) {
            return new StatsHistory(points, Optional.of(seen));
        }
        var span = Duration.between(last.get().at(), now);
        if (span.compareTo(STEP) < 0) {
            return this;
        }
        var next = new ArrayList<>(points);
        next.add(point(last.get(), state, span));
        return new StatsHistory(next.subList(Math.max(0, next.size() - STEPS), next.size()), Optional.of(seen));
    }

    private static StatsPoint point(Seen before, ServiceState state, Duration span) {
        var responses = new HashMap<String, Long>();
        long delivered = 0;
        long undelivered = 0;
        for (ServiceInstance instance : state.instances()) {
            var then = before.counters().get(instance.component() + " " + instance.name());
            if (then == null) {
                continue;
            }
            for (var counter : instance.counters().entrySet()) {
                long more = more(then.getOrDefault(counter.getKey(), 0L), counter.getValue());
                if (more > 0 && counter.getKey().startsWith(RESPONSE)) {
                    responses.merge(counter.getKey().substring(RESPONSE.length()), more, Long::sum);
                }
            }
            delivered += more(then.getOrDefault(DELIVERED, 0L), instance.counter(DELIVERED));
            undelivered += more(then.getOrDefault(UNDELIVERED, 0L), instance.counter(UNDELIVERED));
        }
        return new StatsPoint(before.at(), span.toMillis() / 1_000.0, responses, delivered, undelivered, state.count(
                DownloadStatus.PENDING));
    }

    private static long more(long before, long now) {
        return now < before ? now : now - before;
    }

    /** How many downloads ended with which response, in all that is remembered. */
    public Map<String, Long> responses() {
        var all = new HashMap<String, Long>();
        points.forEach(p -> p.responses().forEach((code, n) -> all.merge(code, n, Long::sum)));
        return all;
    }
}
