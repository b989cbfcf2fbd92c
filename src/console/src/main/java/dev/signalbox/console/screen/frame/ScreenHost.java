package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.NavItem;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.keys.KeptFocus;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.frame.tabs.OpenTabs;
import dev.signalbox.console.store.Subscription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Lists the working screens in the sidebar, makes each at its first visit and shows the one the navigator is at. */
public final class ScreenHost implements AutoCloseable {
    private final Map<Place, ScreenEntry> entries = new EnumMap<>(Place.class);
    private final Map<Place, ScreenEntry.Loaded> loaded = new EnumMap<>(Place.class);
    private final Map<Place, NavItem> items = new EnumMap<>(Place.class);
    private final List<Subscription> counts = new ArrayList<>();
    private final Navigator navigator;
    private final Executor fxThread;
    private final OpenTabs tabs;
    private @Nullable Place top;

    public ScreenHost(List<ScreenEntry> screens, Navigator navigator, Executor fxThread) {
        screens.forEach(s -> entries.put(s.place(), s));
        this.navigator = navigator;
        this.fxThread = fxThread;
        tabs = new OpenTabs(navigator, this::forget);
    }

    void attach(Pane places, StackPane content) {
        // Without a toggle group: in one, arrows would mark another screen and not show it.
        entries.values().forEach(entry -> {
            NavItem item = item(entry);
            if (entry.place() != Place.SETTINGS) { // the gear in the bar leads there
                places.getChildren().add(item);
            }
        });
        navigator.onArrival(destination -> show(destination, content));
        show(navigator.currentProperty().get(), content);
    }

    void go(Destination destination) {
        navigator.go(destination);
    }

    Navigator navigator() {
        return navigator;
    }

    OpenTabs tabs() {
        return tabs;
    }

    /** The view that is shown. */
    Optional<Parent> top() {
        return Optional.ofNullable(top).map(loaded::get).map(ScreenEntry.Loaded::root);
    }

    /** The address bar of the view that is shown, if it has one. */
    Optional<TextInputControl> address() {
        return top().map(t -> t.lookup("#address")).filter(TextInputControl.class::isInstance).map(
                TextInputControl.class::cast);
    }

    /** Asks the screen that is shown to read again what is not polled. */
    public void refresh() {
        Optional.ofNullable(top).map(loaded::get).ifPresent(l -> l.screen().refresh());
    }

    /** The list of executions looks through all names, inputs and outputs that were seen. */
    void findEverywhere() {
        go(new Destination.Executions(Optional.empty()));
        top().map(list -> list.lookup(".search-box")).ifPresent(Node::requestFocus);
    }

    private void forget(Destination tab) {
        Optional.ofNullable(loaded.get(tab.place())).ifPresent(l -> l.screen().forget(tab));
    }

    private NavItem item(ScreenEntry entry) {
        NavItem item = new NavItem(glyph(entry.place()), PaletteViewModel.name(entry.place()));
        item.setId("nav-" + entry.place().name().toLowerCase(java.util.Locale.ROOT));
        item.setOnAction(_ -> {
            item.setSelected(true);
            navigator.go(entry.home());
        });
        entry.count().ifPresent(c -> counts.add(c.number().subscribe(new LatestOnFx<>(fxThread, n -> item.count(n, c
                .tone())))));
        items.put(entry.place(), item);
        return item;
    }

    private void show(Destination destination, StackPane content) {
        Place place = destination.place();
        ScreenEntry entry = entries.get(place);
        NavItem item = items.get(place);
        if (entry == null || item == null) {
            return;
        }
        ScreenEntry.Loaded screen = loaded.computeIfAbsent(place, _ -> entry.screen().get());
        ScreenEntry.Loaded before = top == null || top == place ? null : loaded.get(top);
        if (before != null) {
            before.screen().hide();
        }
        top = place;
        items.values().forEach(i -> i.setSelected(i == item));
        content.getChildren().setAll(screen.root());
        screen.screen().show(destination);
        TimeForm.renew(screen.root());
        tabs.arrived(destination);
        KeptFocus.enter(content);
    }

    @Override
    public void close() {
        counts.forEach(Subscription::close);
        ScreenEntry.Loaded shown = top == null ? null : loaded.get(top);
        if (shown != null) {
            shown.screen().hide();
        }
    }

    private static Glyph glyph(Place place) {
        return switch (place) {
            case OVERVIEW -> Glyph.HOME;
            case PIPELINES -> Glyph.PIPELINES;
            case EXECUTIONS -> Glyph.EXECUTIONS;
            case CALLBACKS -> Glyph.CALLBACK;
            case BATCH -> Glyph.BATCH;
            case FILES -> Glyph.FOLDER;
            case DOWNLOADS -> Glyph.DOWNLOAD;
            case OUTBOX -> Glyph.MAIL;
            case ACTIVITY -> Glyph.ACTIVITY;
            case SETTINGS -> Glyph.GEAR;
        };
    }
}
