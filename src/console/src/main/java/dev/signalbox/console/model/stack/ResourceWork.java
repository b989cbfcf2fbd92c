package dev.signalbox.console.model.stack;

import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.StackEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one operation does to one resource.
 *
 * @param status CloudFormation's last word on it
 * @param failed whether it failed of itself, whatever became of it then
 * @param ended empty while CloudFormation works on it
 */
record ResourceWork(String logicalId, String physicalId, String type, String status, Instant started,
        Optional<Instant> ended, Optional<String> reason, boolean failed) {
    /** By logical id, in the order in which work on them began. */
    static Map<String, ResourceWork> of(List<StackEvent> events) {
        Map<String, List<StackEvent>> byId = new LinkedHashMap<>();
        events.stream().filter(e -> !e.aboutStack()).forEach(e -> byId.computeIfAbsent(e.logicalId(),
                _ -> new ArrayList<>()).add(e));
        Map<String, ResourceWork> work = new LinkedHashMap<>();
        byId.forEach((id, of) -> work.put(id, of(id, relevant(of))));
        return work;
    }

    /** When a replaced resource is cleaned up, its successor has the same name; the deletion is not the successor's. */
    private static List<StackEvent> relevant(List<StackEvent> events) {
        var made = events.stream().filter(e -> e.status().equals("UPDATE_COMPLETE") || e.status().equals(
                "CREATE_COMPLETE")).map(StackEvent::physicalId).toList();
        return made.isEmpty() ? events
                : events.stream().filter(e -> !e.status().startsWith("DELETE_") || made.getLast().equals(e
                        .physicalId())).toList();
    }

    /** What failed and was taken away again has failed; that it is gone does not say so. */
    StatusWord word() {
        boolean gone = failed && (status.startsWith("DELETE_") && !status.endsWith("_FAILED"));
        return gone ? new StatusWord(Tone.FAILED, status.endsWith("_COMPLETE") ? "Failed, removed" : "Failed")
                : StackWords.of(status);
    }

    private static ResourceWork of(String id, List<StackEvent> events) {
        var last = events.getLast();
        var reason = events.reversed().stream().flatMap(e -> e.reason().stream()).findFirst();
        return new ResourceWork(id, last.physicalId(), last.type(), last.status(), events.getFirst().time(), last
                .status().endsWith("_IN_PROGRESS") ? Optional.empty() : Optional.of(last.time()), reason, events
                        .stream().anyMatch(
                                StackEvent::rootFailure));
    }
}
