package dev.signalbox.download.job;

import java.util.Optional;

/**
 * A group of jobs that share limits, usually those for one host.
 *
 * @param limit downloads at a time, over all processors
 * @param requestsPerSecond downloads begun in a second, over all processors; empty for no such limit
 * @param proxy URL of the HTTP proxy to go through
 */
public record Aggregation(String id, int limit, Optional<Double> requestsPerSecond, Optional<String> proxy) {
    public Aggregation {
        if (id.isEmpty() || limit < 1) {
            throw new IllegalArgumentException("An aggregation needs an id and a limit of at least 1");
        }
    }
}
