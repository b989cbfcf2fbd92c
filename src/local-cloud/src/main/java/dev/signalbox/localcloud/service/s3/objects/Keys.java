package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What S3 takes as an object's name and as its user's metadata
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html and UsingMetadata.html).
 */
final class Keys {
    private static final int LONGEST_KEY = 1024;
    private static final int MOST_METADATA = 2048;

    private Keys() {}

    static void check(String key, Map<String, String> metadata) {
        int length = bytes(key);
        if (length > LONGEST_KEY) {
            throw ServiceError.of(400, "KeyTooLongError", "Your key is too long");
        }
        if (length == 0 || key.indexOf('\0') >= 0) {
            throw S3Errors.invalidArgument(
                    "The local cloud takes no keys that are empty or contain the null character.");
        }
        int size = metadata.entrySet().stream().mapToInt(e -> bytes(e.getKey()) + bytes(e.getValue())).sum();
        if (size > MOST_METADATA) {
            throw ServiceError.of(400, "MetadataTooLarge",
                    "Your metadata headers exceed the maximum allowed metadata size");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
