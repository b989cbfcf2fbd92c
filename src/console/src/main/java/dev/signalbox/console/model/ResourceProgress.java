package dev.signalbox.console.model;

import dev.signalbox.deploy.StackEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource of a stack over time, as its events tell it.
 *
 * @param status CloudFormation's own word
 * @param ended empty while CloudFormation works on it
 */
public record ResourceProgress(String logicalId, String physicalId, String type, String status, Instant started,
        Optional<Instant> ended, Optional<String> reason) {

    /** In the order in which work on them began; the stack itself comes first. */
    public static List<ResourceProgress> of(List<StackEvent> events) {
        Map<String, ResourceProgress> byId = new LinkedHashMap<>();
        for (var event : events) {
            byId.merge(event.logicalId(), first(event), (known, _) -> known.after(event));
        }
        return List.copyOf(new ArrayList<>(byId.values()));
    }

    private static ResourceProgress first(StackEvent event) {
        return new ResourceProgress(event.logicalId(), event.physicalId(), event.type(), event.status(), event.time(),
                ended(event), event.reason());
    }

    private ResourceProgress after(StackEvent event) {
        boolean again = ended.isPresent() && event.status().endsWith("_IN_PROGRESS");
        return new ResourceProgress(logicalId, event.physicalId(), type, event.status(),
                again ? event.time() : started, ended(event), event.reason());
    }

    private static Optional<Instant> ended(StackEvent event) {
        return event.status().endsWith("_IN_PROGRESS") ? Optional.empty() : Optional.of(event.time());
    }

    /** CloudFormation's status as the console shows it. */
    public StatusWord word() {
        return StackWords.of(status);
    }
}
