package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A multipart upload that has begun.
 *
 * @param algorithm of the checksums, if the client wants any
 * @param wholeChecksum the checksum shall cover the object and not its parts' checksums
 */
public record Upload(String id, String bucket, String key, Instant begun, ContentHeaders headers,
        Map<String, String> metadata, Optional<String> algorithm, boolean wholeChecksum, ObjectSettings settings) {
    /** An upload that began before there were settings has none. */
    public Upload {
        metadata = Map.copyOf(metadata);
        settings = Objects.requireNonNullElse(settings, ObjectSettings.NONE);
    }
}
