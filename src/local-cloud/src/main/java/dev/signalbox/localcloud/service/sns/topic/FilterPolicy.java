package dev.signalbox.localcloud.service.sns.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which messages a subscription wants, by their attributes or by their body. */
public final class FilterPolicy {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_KEYS = 5;

    private final JsonNode policy;

    private FilterPolicy(JsonNode policy) {
        this.policy = policy;
    }

    /**
     * Reads a filter policy.
     *
     * @param nested whether keys may hold keys, as policies over bodies may
     * @throws IllegalArgumentException with AWS's reason when the text is no filter policy
     */
    public static FilterPolicy parse(String text, boolean nested) {
        try {
            var policy = JSON.readTree(text);
            if (!policy.isObject()) {
                throw new IllegalArgumentException("Filter policy is not a JSON object");
            }
            if (policy.size() > MOST_KEYS) {
                throw new IllegalArgumentException("Filter policy can not have more than 5 keys");
            }
            check(policy, nested);
            return new FilterPolicy(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("failed to parse JSON. " + e.getOriginalMessage(), e);
        }
    }

    private static void check(JsonNode policy, boolean nested) {
        policy.properties().forEach(entry -> {
            var value = entry.getValue();
            if (entry.getKey().equals("$or")) {
                if (!value.isArray() || value.size() < 2) {
                    throw new IllegalArgumentException("$or must be an array of two or more objects");
                }
                value.forEach(choice -> check(choice, nested));
            } else if (value.isArray()) {
                value.forEach(Rule::check);
            } else if (value.isObject() && nested) {
                check(value, true);
            } else {
                throw new IllegalArgumentException("\"" + entry.getKey() + "\" must be an object or an array");
            }
        });
    }

    /**
     * Whether the subscription wants the message.
     *
     * @param message a JSON object: the attributes by name, or the body
     */
    public boolean accepts(JsonNode message) {
        return accepts(policy, message);
    }

    private static boolean accepts(JsonNode policy, JsonNode message) {
        return policy.properties().stream().allMatch(entry -> {
            if (entry.getKey().equals("$or")) {
                return elements(entry.getValue()).anyMatch(choice -> accepts(choice, message));
            }
            return accepts(entry.getValue(), message, entry.getKey());
        });
    }

    private static boolean accepts(JsonNode wanted, JsonNode message, String key) {
        if (message.isArray()) {
            return elements(message).anyMatch(element -> accepts(wanted, element, key));
        }
        var value = message.path(key);
        if (wanted.isObject()) {
            return value.isArray() ? elements(value).anyMatch(element -> accepts(wanted, element))
                    : accepts(wanted,
                            value);
        }
        var values = value.isMissingNode() ? List.<JsonNode>of() : elements(value).toList();
        return elements(wanted).anyMatch(rule -> Rule.accepts(rule, values, !value.isMissingNode()));
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
