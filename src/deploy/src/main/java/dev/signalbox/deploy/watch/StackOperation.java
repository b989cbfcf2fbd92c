package dev.signalbox.deploy.watch;

import dev.signalbox.deploy.StackEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that CloudFormation did to a stack because of one request.
 *
 * @param type such as {@code UPDATE_STACK}
 * @param status the stack's status after its last event in it; empty when no event tells
 * @param ended empty while it goes on
 * @param events oldest first, of the stack itself and not of those that are nested in it
 */
public record StackOperation(String id, String type, Instant started, Optional<Instant> ended, String status,
        List<StackEvent> events) {
    public StackOperation {
        events = List.copyOf(events);
    }

    /** Whether it only works out what would change. */
    public boolean plansOnly() {
        return type.equals("CREATE_CHANGESET");
    }

    /**
     * The operations of a stack, oldest first. Where CloudFormation does not group its events, each beginning of the
     * stack's own work begins one.
     *
     * @param events of one stack, oldest first
     */
    public static List<StackOperation> of(List<StackEvent> events) {
        Map<String, List<StackEvent>> groups = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        var begun = "";
        for (var event : events) {
            if (event.operation().isEmpty() && begins(event)) {
                begun = event.id();
            }
            var key = event.operation().map(StackEvent.Operation::id).orElse(begun);
            types.putIfAbsent(key, event.operation().map(StackEvent.Operation::type).orElseGet(() -> typeOf(event)));
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
        }
        return groups.entrySet().stream().map(g -> operation(g.getKey(), types.getOrDefault(g.getKey(), ""), g
                .getValue())).toList();
    }

    private static boolean begins(StackEvent event) {
        return event.aboutStack() && switch (event.status()) {
            case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "REVIEW_IN_PROGRESS",
                    "IMPORT_IN_PROGRESS" -> true;
            default -> false;
        };
    }

    private static String typeOf(StackEvent event) {
        return switch (event.status()) {
            case "REVIEW_IN_PROGRESS" -> "CREATE_CHANGESET";
            default -> event.status().replaceFirst("_.*", "_STACK");
        };
    }

    private static StackOperation operation(String id, String type, List<StackEvent> events) {
        var own = events.stream().filter(StackEvent::aboutStack).toList();
        var status = own.isEmpty() ? "" : own.getLast().status();
        boolean over = !status.isEmpty() && !status.endsWith("_IN_PROGRESS");
        return new StackOperation(id, type, events.getFirst().time(), over ? Optional.of(own.getLast().time())
                : Optional.empty(), status, events);
    }
}
