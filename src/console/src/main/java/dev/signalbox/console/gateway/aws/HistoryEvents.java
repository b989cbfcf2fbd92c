package dev.signalbox.console.gateway.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
            if (value != null && !(value instanceof SdkPojo)) {
                details.put(field.locationName(), value.toString());
            }
        }
    }
}
