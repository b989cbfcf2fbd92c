package dev.signalbox.console.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputSchema.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a stay in a state assigned, as JSON.
 *
 * @param now what they hold now; empty while states that came later left them alone
 */
public record StateVariables(Optional<String> assigned, Optional<String> now) {
    public static final StateVariables NONE = new StateVariables(Optional.empty(), Optional.empty());
    private static final String ASSIGNED = "assignedVariables";

    public static StateVariables of(History history, StateProgress stay) {
        List<HistoryEvent> events = history.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            HistoryEvent event = events.get(i);
            if (event.isExited() && history.states().get(i).equals(stay.name()) && stay.leftAt().filter(event
                    .at()::equals).isPresent() && event.detail("output").equals(stay.output())) {
                List<HistoryEvent> onward = events.subList(i, events.size());
                return assigned(event).map(first -> since(first, onward)).orElse(NONE);
            }
        }
        return NONE;
    }

    /** @param events from that which assigned them */
    private static StateVariables since(ObjectNode first, List<HistoryEvent> events) {
        ObjectNode now = first.deepCopy();
        Map<Long, Integer> depths = new HashMap<>(Map.of(events.getFirst().id(), 0));
        for (HistoryEvent event : events.subList(1, events.size())) {
            Integer before = depths.get(event.previousId());
            int depth = before == null ? -1 : before + step(event.type());
            if (depth >= 0) {
                depths.put(event.id(), depth);
            }
            if (depth == 0 && event.isExited()) {
                assigned(event).ifPresent(later -> later.properties().stream().filter(e -> first.has(e.getKey()))
                        .forEach(e -> now.set(e.getKey(), e.getValue())));
            }
        }
        return new StateVariables(Optional.of(first.toString()), now.equals(first) ? Optional.empty()
                : Optional.of(now.toString()));
    }

    /** Branches and iterations have variables of their own, which end with them. */
    private static int step(String type) {
        return switch (type) {
            case "MapStateStarted", "ParallelStateStarted" -> 1;
            case "MapStateSucceeded", "MapStateFailed", "ParallelStateSucceeded", "ParallelStateFailed" -> -1;
            default -> 0;
        };
    }

    private static Optional<ObjectNode> assigned(HistoryEvent event) {
        return event.detail(ASSIGNED).flatMap(text -> InputSchema.parse(text) instanceof Parsed.Good(JsonNode value)
                && value instanceof ObjectNode all ? Optional.of(all) : Optional.empty());
    }
}
