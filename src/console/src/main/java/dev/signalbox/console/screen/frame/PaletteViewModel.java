package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the palette offers for what was typed or pasted. */
public final class PaletteViewModel {
    private static final int SHOWN = 12;
    /** Shorter texts are in too many things. */
    private static final int SEARCHED = 3;

    private final List<ScreenEntry> screens;
    private final Navigator navigator;
    private final List<PaletteItem> actions;
    private Supplier<List<PaletteItem>> here = List::of;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteItem> items = FXCollections.observableArrayList();

    /** @param actions what the frame itself can do */
    public PaletteViewModel(List<ScreenEntry> screens, Navigator navigator, List<PaletteItem> actions) {
        this.screens = screens;
        this.navigator = navigator;
        this.actions = actions;
        query.subscribe(this::search);
    }

    /** @param offered what can be done on the screen that is shown; asked for with every letter */
    void setHere(Supplier<List<PaletteItem>> offered) {
        here = offered;
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Best first. */
    public ObservableList<PaletteItem> items() {
        return items;
    }

    /** Empties the query and offers everything again. */
    public void reset() {
        query.set("");
        search("");
    }

    private void search(String text) {
        List<PaletteItem> found = new ArrayList<>();
        PastedText.destination(text).filter(this::hasScreen).ifPresent(d -> found.add(open(d, text.strip())));
        Stream.of(here.get().stream(), everything(text), actions.stream()).flatMap(s -> s).map(item -> new Scored(item,
                score(text, item)))
                .filter(s -> s.score.isPresent())
                .sorted(Comparator.comparingInt((Scored s) -> s.score.getAsInt()).reversed()).limit(SHOWN)
                .forEach(s -> found.add(s.item));
        items.setAll(found);
        if (text.strip().length() >= SEARCHED) {
            screens.forEach(s -> s.finder().ifPresent(f -> f.find(text.strip(), more -> add(text, s, more))));
        }
    }

    /** What was found later comes behind what was at hand. */
    private void add(String asked, ScreenEntry screen, List<ScreenEntry.PaletteCommand> found) {
        if (query.get().equals(asked)) {
            found.stream().map(c -> item(screen, c)).filter(next -> items.stream().noneMatch(i -> i.title().equals(next
                    .title()) && i.detail().equals(next.detail()))).forEach(items::add);
        }
    }

    private static PaletteItem item(ScreenEntry screen, ScreenEntry.PaletteCommand command) {
        return new PaletteItem(name(screen.place()), command.title(), command.detail(), command.run());
    }

    private boolean hasScreen(Destination destination) {
        return screens.stream().anyMatch(s -> s.place() == destination.place());
    }

    private PaletteItem open(Destination destination, String text) {
        return new PaletteItem(Texts.text("palette.open"), text, name(destination.place()), () -> navigator.go(
                destination));
    }

    private Stream<PaletteItem> everything(String text) {
        Stream<PaletteItem> places = screens.stream().map(
                s -> new PaletteItem(Texts.text("palette.goTo"), name(s.place()), "", () -> navigator.go(s.home())));
        Stream<PaletteItem> commands = screens.stream().flatMap(s -> s.commands().apply(text).stream()
                .map(c -> item(s, c)));
        return Stream.concat(places, commands);
    }

    static String name(Enum<?> place) {
        return Texts.text("nav." + place.name().toLowerCase(Locale.ROOT));
    }

    private static OptionalInt score(String text, PaletteItem item) {
        return Fuzzy.score(text, item.title() + " " + item.detail());
    }

    private record Scored(PaletteItem item, OptionalInt score) {}
}
