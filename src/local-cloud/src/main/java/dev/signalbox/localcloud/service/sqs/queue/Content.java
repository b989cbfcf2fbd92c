package dev.signalbox.localcloud.service.sqs.queue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a message carries; it never changes.
 *
 * @param systemAttributes those that senders set, such as {@code AWSTraceHeader}
 */
public record Content(String body, Map<String, Attribute> attributes, Map<String, String> systemAttributes) {

    /**
     * A message attribute.
     *
     * @param text the value of types String and Number
     * @param base64 the value of type Binary
     */
    public record Attribute(String type, Optional<String> text, Optional<String> base64) {}

    public Content {
        attributes = new TreeMap<>(attributes);
        systemAttributes = new TreeMap<>(systemAttributes);
    }
}
