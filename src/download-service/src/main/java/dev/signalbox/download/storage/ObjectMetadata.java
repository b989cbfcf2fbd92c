package dev.signalbox.download.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Makes the metadata of an object in a client's bucket from the job's {@code extra}. */
final class ObjectMetadata {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ObjectMetadata() {}

    /**
     * Texts as they are, numbers without what is after the point; entries of other types are left out.
     *
     * @throws IllegalArgumentException when it is neither empty nor a JSON object, or cannot be metadata
     */
    static Map<String, String> of(String extra) {
        var metadata = new TreeMap<String, String>();
        if (extra.isEmpty()) {
            return metadata;
        }
        for (var entry : object(extra).properties()) {
            if (entry.getValue().isTextual()) {
                metadata.put(name(entry.getKey()), value(entry.getValue().textValue()));
            } else if (entry.getValue().isNumber()) {
                metadata.put(name(entry.getKey()), whole(entry.getValue()));
            }
        }
        return metadata;
    }

    private static String whole(JsonNode number) {
        return number.isIntegralNumber() ? number.asText() : Long.toString((long) number.doubleValue());
    }

    private static JsonNode object(String extra) {
        try {
            var node = JSON.readTree(extra);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "extra is not JSON, and cannot be the metadata of the object in s3_bucket",
                    e);
        }
        throw new IllegalArgumentException("extra is not a JSON object, and cannot be the metadata of the object in "
                + "s3_bucket");
    }

    private static String name(String name) {
        if (!name.matches("[A-Za-z0-9!#$&'*+.^_`|~-]{1,100}")) {
            throw new IllegalArgumentException("extra has the name '" + name.replaceAll("\\p{Cntrl}", "?")
                    + "', which cannot be a name in the metadata of an object");
        }
        return name;
    }

    /** As S3 itself hands out what is not ASCII: in RFC 2047's words. */
    private static String value(String value) {
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 127);
        return plain ? value
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
