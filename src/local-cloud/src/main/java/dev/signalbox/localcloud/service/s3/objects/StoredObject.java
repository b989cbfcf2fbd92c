package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything known about one version of an object, which may be a delete marker.
 *
 * @param metadata the user's own, by lower-case name
 * @param checksums base64 by algorithm, such as {@code SHA256}
 * @param wholeChecksums the checksums cover the object and not its parts' checksums
 */
public record StoredObject(String key, long size, String eTag, Instant modified, List<Piece> pieces,
        ContentHeaders headers, Map<String, String> metadata, Map<String, String> checksums, boolean wholeChecksums,
        ObjectSettings settings, Version version) {
    /** What was stored before there were versions and settings has neither. */
    public StoredObject {
        pieces = List.copyOf(pieces);
        metadata = Map.copyOf(metadata);
        checksums = Map.copyOf(checksums);
        settings = Objects.requireNonNullElse(settings, ObjectSettings.NONE);
        version = Objects.requireNonNullElse(version, Version.NONE);
    }

    static StoredObject marker(String key, Instant at, Version version) {
        return new StoredObject(key, 0, "", at, List.of(), ContentHeaders.NONE, Map.of(), Map.of(), true,
                ObjectSettings.NONE, version);
    }

    StoredObject with(Version changed) {
        return new StoredObject(key, size, eTag, modified, pieces, headers, metadata, checksums, wholeChecksums,
                settings, changed);
    }

    public StoredObject with(ObjectSettings changed) {
        return new StoredObject(key, size, eTag, modified, pieces, headers, metadata, checksums, wholeChecksums,
                changed, version);
    }

    /** Whether it was put together from parts. */
    public boolean isMultipart() {
        return eTag.indexOf('-') >= 0;
    }
}
