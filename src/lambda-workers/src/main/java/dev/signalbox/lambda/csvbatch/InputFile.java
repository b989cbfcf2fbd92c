package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The object that an S3 event tells of.
 *
 * @param key decoded: events carry it URL-encoded
 * @param version where the bucket keeps versions
 * @param etag without quotes; empty when the event does not say
 * @param sequencer grows with each change of the key
 */
record InputFile(String bucket, String key, Optional<String> version, String etag, String sequencer) {
    /** @param eventRecord one record of an event */
    static InputFile read(JsonNode eventRecord) {
        var s3 = eventRecord.path("s3");
        var object = s3.path("object");
        var bucket = s3.path("bucket").path("name").asText();
        var key = decoded(object.path("key").asText());
        if (bucket.isBlank() || key.isBlank()) {
            throw new InvalidInput("The record names no object: 's3.bucket.name' and 's3.object.key' are needed");
        }
        var version = Optional.of(object.path("versionId").asText("")).filter(v -> !v.isEmpty() && !v.equals("null"));
        return new InputFile(bucket, key, version, object.path("eTag").asText("").replace("\"", ""),
                object.path("sequencer").asText(""));
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing: somebody wrote the key as it is.
            return key;
        }
    }

    String basename() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    String address() {
        return "s3://" + bucket + "/" + key;
    }
}
