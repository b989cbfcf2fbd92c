package dev.signalbox.transfer.s3;

import java.util.List;

/**
 * How far an upload has come, for another process to go on with.
 *
 * @param uploadId empty while there is no part
 * @param checksums CRC-32 of each part, each of {@link S3Upload#PART_BYTES}; not every S3 lists them
 * @param digest state of the sha256 after those parts
 * @param tail bytes after those parts, which are kept in an object of their own
 */
public record UploadPoint(String bucket, String key, String contentType, String uploadId, List<String> checksums,
        String digest, int tail) {
    public UploadPoint {
        checksums = List.copyOf(checksums);
    }

    /** How many parts are stored. */
    public int parts() {
        return checksums.size();
    }

    /** Bytes that need not come again. */
    public long bytes() {
        return (long) parts() * S3Upload.PART_BYTES + tail;
    }

    /** Object of the tail. */
    String tailKey() {
        return PREFIX + key;
    }

    /** Where tails are kept for as long as an upload rests. */
    public static final String PREFIX = "partial/";
}
