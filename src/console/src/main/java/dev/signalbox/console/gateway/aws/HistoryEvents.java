package dev.signalbox.console.gateway.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** An SDK history event in our words: whatever details it carries, by AWS's names, so that no event type needs code of its own. */
final class HistoryEvents {
    private HistoryEvents() {}

    static dev.signalbox.console.model.HistoryEvent event(HistoryEvent event) {
        Map<String, String> details = new LinkedHashMap<>();
        for (SdkField<?> field : event.sdkFields()) {
            if (field.getValueOrDefault(event) instanceof SdkPojo pojo) {
                add(pojo, details);
            }
        }
        long previous = event.previousEventId() == null ? 0 : event.previousEventId();
        return new dev.signalbox.console.model.HistoryEvent(event.id(), previous, event.timestamp(),
                Objects.requireNonNullElse(event.typeAsString(), "Other"), details);
    }

    private static void add(SdkPojo pojo, Map<String, String> details) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value instanceof Map<?, ?> values) {
                object(values).ifPresent(json -> details.put(field.locationName(), json));
            } else if (value != null && !(value instanceof SdkPojo)) {
                details.put(field.locationName(), value.toString());
            }
        }
    }

    /** Variables, each of whose values is a JSON text, as one JSON object. */
    private static Optional<String> object(Map<?, ?> values) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        values.forEach((name, text) -> {
            if (InputSchema.parse(String.valueOf(text)) instanceof InputSchema.Parsed.Good(var value)) {
                all.set(String.valueOf(name), value);
            } else {
                all.put(String.valueOf(name), String.valueOf(text));
            }
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(all.toString());
    }
}
