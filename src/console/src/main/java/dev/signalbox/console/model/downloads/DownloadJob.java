package dev.signalbox.console.model.downloads;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One job, as the service tells it; the values of its request headers are never told.
 *
 * @param downloads attempts so far
 * @param maxRetries empty when the service decides
 * @param error why it is not downloaded
 * @param withheld of {@link #URL} and {@link #CALLBACK}, from which a secret was taken out: they are for reading only
 */
public record DownloadJob(String id, DownloadStatus status, String url, String aggregation, Times times, int downloads,
        OptionalInt maxRetries, Optional<String> error, OptionalInt responseCode, Stored stored, Callback callback,
        Optional<String> extra, Optional<String> subpath, Set<String> withheld) {
    public static final String URL = "url";
    public static final String CALLBACK = "callback_dst";

    public DownloadJob {
        withheld = Set.copyOf(withheld);
    }

    /** @param eligibleAt when the next attempt may begin */
    public record Times(Instant created, Instant updated, Optional<Instant> eligibleAt) {}

    /**
     * What was downloaded, and where it lies.
     *
     * @param path in the file storage
     * @param bucket of the client, when it gave one of its own
     * @param imageSize such as {@code 640x480}
     */
    public record Stored(Optional<String> path, Optional<String> bucket, OptionalLong bytes, Optional<String> sha256,
            Optional<String> mimeType, Optional<String> imageSize, Optional<String> downloadUrl) {}

    /**
     * Who is told of the outcome.
     *
     * @param type {@code http}, {@code kafka} or {@code sqs}; empty when nobody is told
     * @param attempts so far
     */
    public record Callback(Optional<String> type, Optional<String> destination, int attempts, Optional<String> error,
            Optional<Instant> deliveredAt) {}
}
