package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything known about an object.
 *
 * @param metadata the user's own, by lower-case name
 * @param checksums base64 by algorithm, such as {@code SHA256}
 * @param wholeChecksums the checksums cover the object and not its parts' checksums
 */
public record StoredObject(String key, long size, String eTag, Instant modified, List<Piece> pieces,
        ContentHeaders headers, Map<String, String> metadata, Map<String, String> checksums, boolean wholeChecksums) {
    public StoredObject {
        pieces = List.copyOf(pieces);
        metadata = Map.copyOf(metadata);
        checksums = Map.copyOf(checksums);
    }
}
