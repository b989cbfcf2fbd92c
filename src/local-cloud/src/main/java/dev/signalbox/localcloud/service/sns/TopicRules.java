package dev.signalbox.localcloud.service.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.service.sns.delivery.Patience;
import java.util.Map;
import java.util.Set;

/** Which attributes a topic may have, with which values. */
final class TopicRules {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_NAME = 100;
    private static final Set<String> FIFO = Set.of("FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope",
            "ArchivePolicy");

    private TopicRules() {}

    static void check(Map<String, String> attributes) {
        attributes.forEach(TopicRules::check);
    }

    static void check(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (name) {
            case "DisplayName" -> expect(value.length() <= LONGEST_NAME, "DisplayName");
            case "Policy" -> expect(isObject(value), "Policy");
            case "SignatureVersion" -> expect(value.equals("1") || value.equals("2"), "SignatureVersion");
            case "TracingConfig" -> expect(value.equals("PassThrough"),
                    "TracingConfig Reason: the local cloud does not implement tracing");
            case "DeliveryPolicy" -> checkDelivery(value);
            case "KmsMasterKeyId" -> {
                // looked at when something is published, as on AWS
            }
            default -> {
                if (FIFO.contains(name) && !value.equalsIgnoreCase("false")) {
                    throw SnsErrors.unsupported("Attributes", "FIFO topics (" + name + ")");
                }
                expect(FIFO.contains(name), "AttributeName");
            }
        }
    }

    static void checkDelivery(String value) {
        try {
            Patience.parse(value);
        } catch (IllegalArgumentException e) {
            throw SnsErrors.invalid(String.valueOf(e.getMessage()));
        }
    }

    static boolean isObject(String value) {
        try {
            return JSON.readTree(value).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void expect(boolean holds, String complaint) {
        if (!holds) {
            throw SnsErrors.invalid(complaint);
        }
    }
}
