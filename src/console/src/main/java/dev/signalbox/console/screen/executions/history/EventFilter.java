package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.model.TextFilter;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are wanted.
 *
 * @param groups empty for all
 * @param state empty for all
 */
record EventFilter(TextFilter text, Set<EventGroup> groups, Optional<String> state, boolean failedOnly) {
    EventFilter {
        groups = Set.copyOf(groups);
    }

    boolean matches(EventRow row) {
        return (!failedOnly || row.failure()) && (groups.isEmpty() || groups.contains(row.group()))
                && (state.isEmpty() || state.get().equals(row.state())) && text.matchesLower(row.searched());
    }
}
