package dev.signalbox.console.screen.manual;

import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualPage;
import dev.signalbox.console.model.manual.ManualPlace;
import dev.signalbox.console.model.manual.ManualSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Where in the manual the reader is, where he was, and what he looks for. */
public final class ManualViewModel {
    private final Manual manual;
    private final ManualSearch search;
    private final List<ContentsLine> contents;
    private final ObservableList<ContentsLine> lines = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ManualPlace> place = new ReadOnlyObjectWrapper<>(ManualPlace.CONTENTS);
    private final ReadOnlyBooleanWrapper before = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper after = new ReadOnlyBooleanWrapper();
    private final List<ManualPlace> visited = new ArrayList<>(List.of(ManualPlace.CONTENTS));
    private int at;

    public ManualViewModel(Manual manual) {
        this.manual = manual;
        search = new ManualSearch(manual);
        contents = ContentsLine.of(manual.contents());
        query.subscribe(this::look);
    }

    /** Goes there; where there is no such place, to its page, and where there is no such page, to the contents. */
    public void go(ManualPlace wanted) {
        ManualPlace page = ManualPlace.of(wanted.page());
        ManualPlace there = manual.has(wanted) ? wanted : manual.has(page) ? page : ManualPlace.CONTENTS;
        if (!there.equals(place.get())) {
            visited.subList(at + 1, visited.size()).clear();
            visited.add(there);
            move(1);
        }
    }

    public void back() {
        if (before.get()) {
            move(-1);
        }
    }

    public void forward() {
        if (after.get()) {
            move(1);
        }
    }

    private void move(int step) {
        at += step;
        before.set(at > 0);
        after.set(at < visited.size() - 1);
        place.set(visited.get(at));
    }

    ManualPage page() {
        return manual.page(place.get().page()).orElse(manual.pages().getFirst());
    }

    /** The page to read before or after the one that is open. */
    Optional<ManualPage> beside(int step) {
        int next = manual.pages().indexOf(page()) + step;
        return next < 0 || next >= manual.pages().size() ? Optional.empty() : Optional.of(manual.pages().get(next));
    }

    private void look(String wanted) {
        lines.setAll(wanted.isBlank() ? contents : search.find(wanted).stream().map(ContentsLine::of).toList());
    }

    boolean isSearching() {
        return !query.get().isBlank();
    }

    ObservableList<ContentsLine> lines() {
        return lines;
    }

    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<ManualPlace> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty beforeProperty() {
        return before.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty afterProperty() {
        return after.getReadOnlyProperty();
    }
}
