package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;

/** Hides the values of {@code NoEcho} parameters wherever a stack is shown. */
public final class Masked {
    /** What is shown instead. */
    public static final String MASK = "****";

    private Masked() {}

    /** JSON text without the secrets of the order. */
    static String text(JsonNode json, Stack.Order order) {
        return text(json, List.of(order));
    }

    /** JSON text without the secrets of any of the orders. */
    public static String text(JsonNode json, List<Stack.Order> orders) {
        var secrets = orders.stream().flatMap(order -> order.secrets().stream().map(order.parameters()::get)).filter(
                Objects::nonNull).filter(secret -> !secret.isEmpty()).toList();
        return (secrets.isEmpty() ? json : masked(json, secrets)).toString();
    }

    private static JsonNode masked(JsonNode json, List<String> secrets) {
        var factory = JsonNodeFactory.instance;
        if (json.isTextual()) {
            var text = json.asText();
            for (String secret : secrets) {
                text = text.replace(secret, MASK);
            }
            return factory.textNode(text);
        }
        if (json.isArray()) {
            var array = factory.arrayNode();
            json.forEach(item -> array.add(masked(item, secrets)));
            return array;
        }
        if (json.isObject()) {
            var object = factory.objectNode();
            json.properties().forEach(e -> object.set(e.getKey(), masked(e.getValue(), secrets)));
            return object;
        }
        return json;
    }
}
