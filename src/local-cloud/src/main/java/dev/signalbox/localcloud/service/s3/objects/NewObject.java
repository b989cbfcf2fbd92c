package dev.signalbox.localcloud.service.s3.objects;

import java.util.Map;

/**
 * What a client stores.
 *
 * @param contentMd5 base64 the body must have, or empty
 * @param checksums base64 the body must have by algorithm; an empty text only asks for the checksum to be kept
 */
public record NewObject(String bucket, String key, long length, ContentHeaders headers, Map<String, String> metadata,
        String contentMd5, Map<String, String> checksums, Conditions conditions, ObjectSettings settings) {}
