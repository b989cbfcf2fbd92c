package dev.signalbox.transfer.s3;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a body goes and what the object says of itself.
 *
 * @param metadata ASCII only, as S3 takes no other
 */
public record S3Target(String bucket, String key, String contentType, Map<String, String> metadata) {
    public S3Target {
        metadata = Map.copyOf(metadata);
    }

    public static S3Target of(String bucket, String key, String contentType) {
        return new S3Target(bucket, key, contentType, Map.of());
    }

    /** The same with one more entry of metadata. */
    public S3Target with(String name, String value) {
        var more = new HashMap<>(metadata);
        more.put(name, value);
        return new S3Target(bucket, key, contentType, more);
    }
}
