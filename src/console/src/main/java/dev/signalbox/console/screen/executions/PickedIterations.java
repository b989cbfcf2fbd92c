package dev.signalbox.console.screen.executions;

import dev.signalbox.console.model.ExecutionProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far the states are, with the iterations of Map states that the operator looks at: each that was picked, or what is worst. */
final class PickedIterations {
    private final Map<String, Integer> picked = new HashMap<>();
    private final ReadOnlyObjectWrapper<ExecutionProgress> shown = new ReadOnlyObjectWrapper<>(ExecutionProgress
            .none());

    ReadOnlyObjectProperty<ExecutionProgress> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ExecutionProgress shown() {
        return shown.get();
    }

    void show(ExecutionProgress progress) {
        shown.set(picked.isEmpty() ? progress : progress.at(picked));
    }

    /** @param iteration empty for all of them */
    void pick(String map, OptionalInt iteration) {
        picked.remove(map);
        iteration.ifPresent(index -> picked.put(map, index));
        shown.set(shown.get().at(picked));
    }
}
