package dev.signalbox.console.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which event led to which. Step Functions ties an evaluation that fails first thing in a state to the event before that state was
 * entered; here it follows the entry.
 */
public final class EventChain {
    private final Map<Long, HistoryEvent> events = new HashMap<>();
    private final Map<Entry, Long> entries = new HashMap<>();

    private record Entry(long previousId, String state) {}

    /** @param all oldest first */
    public static EventChain of(List<HistoryEvent> all) {
        EventChain chain = new EventChain();
        all.forEach(chain::add);
        return chain;
    }

    void add(HistoryEvent event) {
        events.put(event.id(), event);
        if (event.isEntered()) {
            event.detail("name").ifPresent(name -> entries.put(new Entry(event.previousId(), name), event.id()));
        }
    }

    long previousId(HistoryEvent event) {
        Optional<String> state = event.isEvaluation() ? event.detail("state") : Optional.empty();
        return state.map(s -> entries.get(new Entry(event.previousId(), s))).orElse(event.previousId());
    }

    public Optional<HistoryEvent> before(HistoryEvent event) {
        return Optional.ofNullable(events.get(previousId(event)));
    }
}
