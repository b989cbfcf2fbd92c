package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** What clients are told. */
final class Frames {
    private Frames() {}

    /** What a client wants to be told. */
    enum Kind {
        /** The bare URL when the file is there, as in the original system. */
        URL,
        /** The URL in an object, with the file's name, size and checksum. */
        JSON,
        /** As {@link #JSON}, and how far the file has come. */
        PROGRESS
    }

    static String result(Kind kind, StoredFile file, Links.Link link) {
        if (kind == Kind.URL) {
            return link.url();
        }
        return json("result", about(file, link));
    }

    /** The file and where it is to be had. */
    static Map<String, Object> about(StoredFile file, Links.Link link) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("url", link.url());
        fields.put("expiresAt", link.expiresAt().toString());
        fields.put("name", file.name());
        fields.put("bytes", file.bytes());
        fields.put("sha256", file.sha256());
        return fields;
    }

    static String error(Problem problem) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("error", problem.error());
        fields.put("cause", problem.cause());
        return json("error", fields);
    }

    static String progress(long bytes, long size) {
        return json("progress", amounts(bytes, size));
    }

    static String status(Delivery delivery) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", delivery.status().name());
        fields.putAll(amounts(delivery.received(), delivery.size()));
        return json("status", fields);
    }

    /** The size only where it is known. */
    static Map<String, Object> amounts(long bytes, long size) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("bytes", bytes);
        if (size >= 0) {
            fields.put("size", size);
        }
        return fields;
    }

    private static String json(String type, Map<String, Object> fields) {
        var all = new LinkedHashMap<String, Object>();
        all.put("type", type);
        all.putAll(fields);
        try {
            return TaskInput.JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }
}
