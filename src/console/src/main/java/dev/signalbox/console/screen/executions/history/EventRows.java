package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a history, and what is wanted of them.
 *
 * @param all oldest first
 * @param counts how many there are of each {@link EventGroup}
 * @param states the states that have events
 * @param wanted newest first
 */
record EventRows(List<EventRow> all, List<Integer> counts, int failures, List<String> states, List<EventRow> wanted) {
    EventRows {
        counts = List.copyOf(counts);
        states = List.copyOf(states);
    }

    static EventRows none() {
        return counted(List.of());
    }

    /** Events that are known already keep their rows. */
    EventRows of(History history, EventFilter filter) {
        EventRows rows = isOf(history) ? this : counted(rows(history));
        List<EventRow> wanted = new ArrayList<>();
        for (int i = rows.all.size() - 1; i >= 0; i--) {
            if (filter.matches(rows.all.get(i))) {
                wanted.add(rows.all.get(i));
            }
        }
        return new EventRows(rows.all, rows.counts, rows.failures, rows.states, wanted);
    }

    private boolean isOf(History history) {
        List<HistoryEvent> events = history.events();
        return events.size() == all.size() && (all.isEmpty() || all.getLast().event() == events.getLast() && all
                .getFirst().event() == events.getFirst());
    }

    private List<EventRow> rows(History history) {
        List<HistoryEvent> events = history.events();
        List<EventRow> next = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            boolean same = i < all.size() && all.get(i).event() == events.get(i) && all.get(i).state().equals(history
                    .states().get(i));
            next.add(same ? all.get(i) : new EventRow(events.get(i), history.states().get(i)));
        }
        return next;
    }

    private static EventRows counted(List<EventRow> all) {
        Integer[] counts = new Integer[EventGroup.values().length];
        java.util.Arrays.fill(counts, 0);
        int failures = 0;
        for (EventRow row : all) {
            counts[row.group().ordinal()]++;
            failures += row.failure() ? 1 : 0;
        }
        return new EventRows(all, List.of(counts), failures, all.stream().map(EventRow::state).filter(s -> !s.isEmpty())
                .distinct().toList(), List.of());
    }
}
