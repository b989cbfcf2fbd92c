package dev.signalbox.console.model.downloads.stats;

import java.time.Instant;
import java.util.Map;

/**
 * What happened in some seconds.
 *
 * @param from when they began
 * @param responses how many downloads ended with which response, by code or by what went wrong ({@code tls}, {@code body} ...)
 * @param pending jobs that waited at their end
 */
public record StatsPoint(Instant from, double seconds, Map<String, Long> responses, long delivered, long undelivered,
        long pending) {
    public StatsPoint {
        responses = Map.copyOf(responses);
    }

    /** Whether a response means that the file is there. */
    public static boolean isSuccess(String response) {
        return response.matches("2\\d\\d");
    }

    public long succeeded() {
        return responses.entrySet().stream().filter(e -> isSuccess(e.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    public long failed() {
        return responses.entrySet().stream().filter(e -> !isSuccess(e.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    /** Downloads that ended well, each second. */
    public double perSecond() {
        return seconds <= 0 ? 0 : succeeded() / seconds;
    }
}
