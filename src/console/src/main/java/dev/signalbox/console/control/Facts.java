package dev.signalbox.console.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;

/** Labels and values in words that are told again and again: nodes are only made when there are other labels. */
final class Facts {
    private final List<String> names = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();

    /** @param add puts a name and its value behind those that are there */
    void set(List<String> namesAndValues, Runnable clear, BiConsumer<String, Label> add) {
        List<String> next = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            next.add(namesAndValues.get(i));
        }
        if (!next.equals(names)) {
            clear.run();
            forget();
            next.forEach(name -> {
                names.add(name);
                values.add(new Label());
                add.accept(name, values.getLast());
            });
        }
        for (int i = 0; i < values.size(); i++) {
            values.get(i).setText(namesAndValues.get(2 * i + 1));
        }
    }

    /** What was shown is gone. */
    void forget() {
        names.clear();
        values.clear();
    }
}
