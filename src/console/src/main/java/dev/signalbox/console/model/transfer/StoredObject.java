package dev.signalbox.console.model.transfer;

import dev.signalbox.console.model.Destination.S3Location;
import java.time.Instant;
import java.util.Map;

/**
 * One state of an object: while its ETag is the same, so are its bytes.
 *
 * @param checksums as S3 writes them, in Base64; one of a multipart upload may end with a dash and the number of parts
 * @param etagIsDigest whether the ETag is made of MD5 digests; not with KMS or customers' keys
 */
public record StoredObject(S3Location location, long size, String etag, Instant modified,
        Map<Algorithm, String> checksums, boolean etagIsDigest) {}
