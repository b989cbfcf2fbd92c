package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a listing.
 *
 * @param storageClass of a bucket the Region where it lies, empty where S3 does not tell
 * @param name the last part of bucket name, prefix or key; a folder's ends with a slash
 */
public record FileEntry(Kind kind, String name, S3Location location, long size, Optional<Instant> modified,
        String storageClass) {
    public enum Kind {
        BUCKET, FOLDER, OBJECT
    }

    /** @param region where it lies, or empty */
    public static FileEntry bucket(String name, Instant created, String region) {
        return new FileEntry(Kind.BUCKET, name, new S3Location(name, ""), 0, Optional.of(created), region);
    }

    /** @param prefix ends with a slash */
    public static FileEntry folder(String bucket, String prefix) {
        return new FileEntry(Kind.FOLDER, last(prefix), new S3Location(bucket, prefix), 0, Optional.empty(), "");
    }

    public static FileEntry object(S3Location location, long size, Instant modified, String storageClass) {
        return new FileEntry(Kind.OBJECT, last(location.key()), location, size, Optional.of(modified), storageClass);
    }

    /** Where a bucket lies, if S3 tells. */
    public Optional<String> region() {
        return Optional.of(storageClass).filter(r -> kind == Kind.BUCKET && !r.isEmpty());
    }

    private static String last(String key) {
        int slash = key.lastIndexOf('/', key.length() - 2);
        return key.substring(slash + 1);
    }
}
