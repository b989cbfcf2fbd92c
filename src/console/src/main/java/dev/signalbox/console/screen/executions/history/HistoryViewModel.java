package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The events of one execution, newest first, and what is looked for among them. */
final class HistoryViewModel {
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> states = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty failedOnly = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<String>> state = new SimpleObjectProperty<>(Optional.empty());
    private final Set<EventGroup> groups = EnumSet.noneOf(EventGroup.class);
    private final Map<EventGroup, IntegerProperty> counts = new EnumMap<>(EventGroup.class);
    private final IntegerProperty failures = new SimpleIntegerProperty();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private List<EventRow> all = List.of();

    HistoryViewModel(ObservableValue<Loadable<History>> history) {
        for (EventGroup group : EventGroup.values()) {
            counts.put(group, new SimpleIntegerProperty());
        }
        history.subscribe(next -> next.newest().ifPresent(this::show));
        text.subscribe(_ -> filter());
        failedOnly.subscribe(_ -> filter());
        state.subscribe(_ -> filter());
    }

    /** Newest first. */
    ObservableList<EventRow> rows() {
        return rows;
    }

    /** The states that have events. */
    ObservableList<String> states() {
        return states;
    }

    StringProperty textProperty() {
        return text;
    }

    BooleanProperty failedOnlyProperty() {
        return failedOnly;
    }

    /** The one state whose events are wanted. */
    ObjectProperty<Optional<String>> stateProperty() {
        return state;
    }

    void choose(EventGroup group, boolean wanted) {
        if (wanted ? groups.add(group) : groups.remove(group)) {
            filter();
        }
    }

    IntegerProperty count(EventGroup group) {
        return counts.getOrDefault(group, failures);
    }

    IntegerProperty failuresProperty() {
        return failures;
    }

    /** How many events there are before filtering. */
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Events that are known already keep their rows. */
    private void show(History history) {
        if (isShown(history)) {
            return;
        }
        List<HistoryEvent> events = history.events();
        List<EventRow> next = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            boolean same = i < all.size() && all.get(i).event() == events.get(i) && all.get(i).state().equals(history
                    .states().get(i));
            next.add(same ? all.get(i) : new EventRow(events.get(i), history.states().get(i)));
        }
        all = next;
        total.set(next.size());
        count();
        filter();
    }

    private boolean isShown(History history) {
        List<HistoryEvent> events = history.events();
        return events.size() == all.size() && !all.isEmpty() && all.getLast().event() == events.getLast() && all
                .getFirst().event() == events.getFirst();
    }

    private void count() {
        int[] found = new int[EventGroup.values().length];
        int failed = 0;
        for (EventRow row : all) {
            found[row.group().ordinal()]++;
            failed += row.failure() ? 1 : 0;
        }
        counts.forEach((group, count) -> count.set(found[group.ordinal()]));
        failures.set(failed);
        List<String> named = all.stream().map(EventRow::state).filter(s -> !s.isEmpty()).distinct().toList();
        if (!states.equals(named)) {
            states.setAll(named);
        }
    }

    private void filter() {
        EventFilter filter = new EventFilter(TextFilter.of(text.get()), groups, state.get(), failedOnly.get());
        List<EventRow> wanted = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (filter.matches(all.get(i))) {
                wanted.add(all.get(i));
            }
        }
        rows.setAll(wanted);
    }
}
