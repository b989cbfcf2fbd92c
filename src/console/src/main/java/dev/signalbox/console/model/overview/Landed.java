package dev.signalbox.console.model.overview;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.FileEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What arrived in the bucket of one pipeline.
 *
 * @param counted how many objects were looked at
 * @param more whether the bucket holds others that were not
 * @param today how many of those counted were written within a day
 * @param bytes of these
 * @param failure why the bucket could not be read
 */
public record Landed(String pipeline, S3Location bucket, int counted, boolean more, int today, long bytes,
        Optional<FileEntry> newest, Optional<Failure> failure) {
    private static final Duration DAY = Duration.ofDays(1);

    public static Landed of(String pipeline, S3Location bucket, List<FileEntry> objects, boolean more, Instant now) {
        List<FileEntry> fresh = objects.stream().filter(o -> o.modified().filter(m -> m.isAfter(now.minus(DAY)))
                .isPresent()).toList();
        return new Landed(pipeline, bucket, objects.size(), more, fresh.size(), fresh.stream().mapToLong(
                FileEntry::size).sum(), fresh.stream().max(Comparator.comparing(o -> o.modified().orElse(
                        Instant.EPOCH))), Optional.empty());
    }

    public static Landed unknown(String pipeline, S3Location bucket, Failure why) {
        return new Landed(pipeline, bucket, 0, false, 0, 0, Optional.empty(), Optional.of(why));
    }
}
