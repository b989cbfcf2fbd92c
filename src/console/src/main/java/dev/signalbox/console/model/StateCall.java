package dev.signalbox.console.model;

import java.util.List;
import java.util.Optional;

/**
 * What the last try of a state called something with, and what that answered, as far as events tell: before and after the state's
 * own selectors and paths.
 */
public record StateCall(Optional<String> sent, Optional<String> result) {
    public static final StateCall NONE = new StateCall(Optional.empty(), Optional.empty());

    /** @param state the last stay in this state counts */
    public static StateCall of(History history, String state) {
        List<HistoryEvent> events = history.events();
        Optional<String> result = Optional.empty();
        for (int i = events.size() - 1; i >= 0; i--) {
            HistoryEvent event = events.get(i);
            if (!history.states().get(i).equals(state)) {
                continue;
            }
            if (event.isEntered()) {
                return NONE;
            }
            if (event.type().endsWith("Scheduled")) {
                return new StateCall(event.detail("parameters").or(() -> event.detail("input")), result);
            }
            if (!event.isExited() && result.isEmpty()) {
                result = event.detail("output");
            }
        }
        return NONE;
    }
}
