package dev.signalbox.console.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a history, newest event first.
 *
 * @param older asks for the page before this one
 */
public record HistoryPage(List<HistoryEvent> events, Optional<String> older) {
    public HistoryPage {
        events = List.copyOf(events);
    }
}
