package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.fx.WorkedOut;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
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
    private static final int FEW = 1_000;

    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> states = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty failedOnly = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<String>> state = new SimpleObjectProperty<>(Optional.empty());
    private final Set<EventGroup> groups = EnumSet.noneOf(EventGroup.class);
    private final Map<EventGroup, IntegerProperty> counts = new EnumMap<>(EventGroup.class);
    private final IntegerProperty failures = new SimpleIntegerProperty();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final WorkedOut<Wish, EventRows> drawing;
    private EventRows shown = EventRows.none();
    private History history = History.none();

    private record Wish(EventRows known, History history, EventFilter filter) {}

    /** @param worker looks through long histories */
    HistoryViewModel(ObservableValue<Loadable<History>> history, Executor worker, Executor fxThread) {
        drawing = new WorkedOut<>(worker, fxThread, w -> w.known.of(w.history, w.filter), this::show);
        for (EventGroup group : EventGroup.values()) {
            counts.put(group, new SimpleIntegerProperty());
        }
        history.subscribe(next -> next.newest().ifPresent(this::show));
        text.subscribe(_ -> draw());
        failedOnly.subscribe(_ -> draw());
        state.subscribe(_ -> draw());
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
            draw();
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

    private void show(History next) {
        History before = history;
        history = next;
        if (!isSame(before.events(), next.events())) {
            draw();
        }
    }

    private static boolean isSame(List<HistoryEvent> one, List<HistoryEvent> other) {
        return one.size() == other.size() && (one.isEmpty() || one.getFirst() == other.getFirst() && one
                .getLast() == other.getLast());
    }

    private void draw() {
        EventFilter filter = new EventFilter(TextFilter.of(text.get()), groups, state.get(), failedOnly.get());
        drawing.want(new Wish(shown, history, filter), history.events().size() <= FEW);
    }

    private void show(EventRows next) {
        shown = next;
        total.set(next.all().size());
        counts.forEach((group, count) -> count.set(next.counts().get(group.ordinal())));
        failures.set(next.failures());
        if (!states.equals(next.states())) {
            states.setAll(next.states());
        }
        rows.setAll(next.wanted());
    }
}
