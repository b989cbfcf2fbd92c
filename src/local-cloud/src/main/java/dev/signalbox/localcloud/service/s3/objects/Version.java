package dev.signalbox.localcloud.service.s3.objects;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which of a key's versions something is.
 *
 * @param id {@code null} for what is stored while versioning is off or suspended
 * @param sequence larger than that of all older versions of the key
 */
public record Version(String id, long sequence, boolean deleteMarker) {
    public static final String NULL = "null";
    /** Of everything in a bucket without versioning. */
    static final Version NONE = new Version(NULL, 0, false);
    private static final int BYTES = 24;

    /** A version with an id as S3 makes them, 32 characters; it carries the sequence, so that it is found at once. */
    static Version next(long sequence, boolean deleteMarker) {
        byte[] random = new byte[BYTES - Long.BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(sequence).put(random).array();
        return new Version(Base64.getUrlEncoder().encodeToString(bytes), sequence, deleteMarker);
    }

    boolean isNull() {
        return id.equals(NULL);
    }

    /** The sequence in an id, if it is one of ours. */
    static OptionalLong sequenceOf(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return bytes.length == BYTES ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong()) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
