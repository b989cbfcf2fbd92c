package dev.signalbox.localcloud.service.s3.objects;

import java.util.Map;
import java.util.Optional;

/**
 * What a client said about how an object is to be kept; given back, as there is one disk here.
 *
 * @param encryption {@code AES256} or {@code aws:kms}
 */
public record ObjectSettings(Map<String, String> tags, Optional<String> storageClass, Optional<String> encryption,
        Optional<String> encryptionKey) {
    public static final ObjectSettings NONE = new ObjectSettings(Map.of(), Optional.empty(), Optional.empty(), Optional
            .empty());

    public ObjectSettings {
        tags = Map.copyOf(tags);
    }

    public ObjectSettings withTags(Map<String, String> changed) {
        return new ObjectSettings(changed, storageClass, encryption, encryptionKey);
    }
}
