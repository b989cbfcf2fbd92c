package dev.signalbox.download.job;

import java.util.Map;
import java.util.Optional;

/**
 * What a client asked for, validated. Kept as JSON in Redis: fields unknown to an older build are ignored by it.
 *
 * @param aggrId the aggregation, whose limit the job is under
 * @param maxRetries after the first attempt; empty for the service's own number
 * @param extra opaque, handed back in the callback
 * @param mimeType pattern list, empty for no check
 * @param downloadTimeoutSeconds for one attempt
 * @param subpath folder below the storage's root, empty for none
 */
public record JobSpec(String url, String aggrId, Optional<Integer> maxRetries, String extra, String mimeType,
        boolean extractImageSize, Optional<Integer> downloadTimeoutSeconds, Map<String, String> requestHeaders,
        CallbackSpec callback, Optional<OwnBucket> ownBucket, String subpath) {
    public JobSpec {
        requestHeaders = Map.copyOf(requestHeaders);
    }

    /** A job without wishes; what clients mostly send. */
    public static JobSpec of(String url, String aggrId, CallbackSpec callback) {
        return new JobSpec(url, aggrId, Optional.empty(), "", "", false, Optional.empty(), Map.of(), callback,
                Optional.empty(), "");
    }
}
