package dev.signalbox.console.screen.downloads.instances;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.downloads.ServiceInstance;
import dev.signalbox.console.model.downloads.stats.StatsPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line of the table of processes.
 *
 * @param silence since when it was not seen, in whole seconds
 */
record InstanceRow(ServiceInstance instance, StatusWord liveness, Duration silence) {
    /** What does neither download nor call back counts nothing of either. */
    static final long NONE = -1;
    private static final String RESPONSE = "download.response.";

    static InstanceRow of(ServiceInstance instance, Instant now) {
        return new InstanceRow(instance, instance.liveness(now), Duration.ofSeconds(instance.silence(now).toSeconds()));
    }

    String id() {
        return instance.component() + " " + instance.name();
    }

    /** Workers now, and how many there may be. */
    String workers() {
        long most = instance.counter("maxWorkers");
        return instance.counters().containsKey("workers") ? instance.counter("workers") + (most > 0 ? " of " + most
                : "")
                : "";
    }

    /** Downloads or callbacks that went well since it began. */
    long succeeded() {
        return switch (instance.component()) {
            case "processor" -> responses(true);
            case "notifier" -> instance.counter("successfulCallbacks");
            default -> NONE;
        };
    }

    long failed() {
        return switch (instance.component()) {
            case "processor" -> responses(false);
            case "notifier" -> instance.counter("failedCallbacks");
            default -> NONE;
        };
    }

    private long responses(boolean success) {
        return instance.counters().entrySet().stream().filter(c -> c.getKey().startsWith(RESPONSE) && StatsPoint
                .isSuccess(c.getKey().substring(RESPONSE.length())) == success).mapToLong(Map.Entry::getValue).sum();
    }

    /** All that it counts, by name. */
    String counters() {
        return instance.counters().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(c -> c.getKey() + " " + c
                .getValue()).collect(Collectors.joining(" · "));
    }
}
