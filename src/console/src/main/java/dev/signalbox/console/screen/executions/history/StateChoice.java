package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.fx.Texts;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;

/** The choice of one state, or all of them. */
final class StateChoice {
    private StateChoice() {}

    static void bind(ComboBox<String> box, ObservableList<String> states, ObjectProperty<Optional<String>> chosen) {
        String all = Texts.text("history.allStates");
        box.getItems().setAll(all);
        box.getItems().addAll(states);
        box.setValue(all);
        // In place, for the choice would be lost with its item.
        states.addListener((ListChangeListener<String>) _ -> {
            box.getItems().removeIf(s -> !s.equals(all) && !s.equals(box.getValue()) && !states.contains(s));
            states.stream().filter(s -> !box.getItems().contains(s)).forEach(box.getItems()::add);
        });
        box.valueProperty().subscribe(s -> chosen.set(Optional.ofNullable(s).filter(v -> !v.equals(all))));
    }
}
