package dev.signalbox.console.screen.frame.tabs;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Destination;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The details that stay open in tabs, in the order they were opened. Whoever goes to a detail gets a tab; lists have none. When
 * there are too many, the one that was opened first goes. FX thread only.
 */
public final class OpenTabs {
    static final int MOST = 20;

    private final Navigator navigator;
    private final Consumer<Destination> closed;
    private final ObservableList<Destination> tabs = FXCollections.observableArrayList();
    /** Held here, because it hears of changes only as long as somebody holds it. */
    private final ObservableList<Destination> seen = FXCollections.unmodifiableObservableList(tabs);
    private final ReadOnlyObjectWrapper<Optional<Destination>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param closed told of each tab that was closed */
    public OpenTabs(Navigator navigator, Consumer<Destination> closed) {
        this.navigator = navigator;
        this.closed = closed;
        navigator.onOpenBehind(this::add);
    }

    public ObservableList<Destination> tabs() {
        return seen;
    }

    /** The tab on top; none while a list is. */
    public ReadOnlyObjectProperty<Optional<Destination>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The console has gone somewhere. */
    public void arrived(Destination destination) {
        destination.detail().ifPresent(this::add);
        selected.set(destination.detail());
    }

    public void select(Destination tab) {
        navigator.go(tab);
    }

    public void close(Destination tab) {
        int at = tabs.indexOf(tab);
        if (at < 0) {
            return;
        }
        boolean shown = selected.get().equals(Optional.of(tab));
        tabs.remove(at);
        closed.accept(tab);
        if (shown) {
            navigator.go(tabs.isEmpty() ? tab.parent().orElse(tab) : tabs.get(Math.min(at, tabs.size() - 1)));
        }
    }

    public void closeSelected() {
        selected.get().ifPresent(this::close);
    }

    public void closeOthers(Destination kept) {
        List.copyOf(tabs).stream().filter(t -> !t.equals(kept)).forEach(this::drop);
        select(kept);
    }

    public void closeAll() {
        Optional<Destination> shown = selected.get();
        List.copyOf(tabs).forEach(this::drop);
        shown.flatMap(Destination::parent).ifPresent(navigator::go);
    }

    /** @param step 1 for the next tab, -1 for the one before; from a list to the first or last */
    public void step(int step) {
        if (!tabs.isEmpty()) {
            int at = selected.get().map(tabs::indexOf).orElse(step > 0 ? -1 : 0);
            select(tabs.get(Math.floorMod(at + step, tabs.size())));
        }
    }

    private void add(Destination destination) {
        Destination tab = destination.detail().orElse(destination);
        if (destination.detail().isEmpty() || tabs.contains(tab)) {
            return;
        }
        tabs.add(tab);
        if (tabs.size() > MOST) {
            tabs.stream().filter(t -> !selected.get().equals(Optional.of(t))).findFirst().ifPresent(this::drop);
        }
    }

    private void drop(Destination tab) {
        tabs.remove(tab);
        closed.accept(tab);
    }
}
