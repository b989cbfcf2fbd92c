package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What S3 tells about an object.
 *
 * @param sha256 of the whole object, in hex, when S3 or the one who stored it knows it
 * @param metadata what the one who stored it added
 */
public record FileProperties(S3Location location, long size, Instant modified, String contentType, String etag,
        String storageClass, Optional<String> sha256, Optional<String> versionId, Map<String, String> metadata) {}
