package dev.signalbox.localcloud.service.lambda.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A queue whose messages a function gets.
 *
 * @param functionArn with the version or alias if one was named
 * @param windowSeconds how long messages are collected at most
 * @param reportsItems whether the function tells which messages of a batch it could not take
 * @param filters patterns of which a message must match one; empty lets all pass
 * @param maximumConcurrency batches that run at a time at most
 */
record Mapping(String uuid, String queueArn, String functionArn, int batchSize, int windowSeconds, boolean enabled,
        boolean reportsItems, List<String> filters, Optional<Integer> maximumConcurrency, Instant lastModified) {
    /** How many batches AWS runs at a time at first. */
    private static final int AT_ONCE = 5;

    Mapping {
        filters = List.copyOf(filters);
    }

    String queueName() {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }

    boolean fifo() {
        return queueArn.endsWith(".fifo");
    }

    int atOnce() {
        return Math.min(AT_ONCE, maximumConcurrency.orElse(AT_ONCE));
    }
}
