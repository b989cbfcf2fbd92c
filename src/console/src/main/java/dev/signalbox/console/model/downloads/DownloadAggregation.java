package dev.signalbox.console.model.downloads;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Jobs that share a limit.
 *
 * @param limit how many are downloaded at once
 * @param requestsPerSecond how many begin each second, when that is limited too
 * @param setByOperator whether the limits stay when it has no jobs
 */
public record DownloadAggregation(String id, int limit, OptionalDouble requestsPerSecond, Optional<String> proxy,
        long pending, long downloading, boolean setByOperator) {}
