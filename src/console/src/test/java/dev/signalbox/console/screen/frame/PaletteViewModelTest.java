package dev.signalbox.console.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private static final String ARN = "arn:aws:states:local-1:000000000000:execution:m:run-1";
    private final Navigator navigator = new Navigator(new Destination.Executions(Optional.empty()));
    private final List<String> ran = new ArrayList<>();
    private final PaletteViewModel palette = new PaletteViewModel(List.of(entry(Place.EXECUTIONS,
            new Destination.Executions(Optional.empty()),
            new ScreenEntry.PaletteCommand("Start execution…", "", () -> ran.add("start"))), entry(Place.BATCH,
                    new Destination.Batch())),
            navigator, List.of(new PaletteItem("Appearance", "Dark", "", () -> ran.add("dark"))));

    @Test
    void findsPlacesAndActionsByTheirLetters() {
        palette.queryProperty().set("bat");
        assertThat(palette.items()).extracting(PaletteItem::title).containsExactly("Batch");
        palette.items().getFirst().run().run();
        assertThat(navigator.currentProperty().get()).isEqualTo(new Destination.Batch());
        palette.queryProperty().set("st ex");
        palette.items().getFirst().run().run();
        palette.queryProperty().set("dk");
        palette.items().getFirst().run().run();
        assertThat(ran).containsExactly("start", "dark");
    }

    @Test
    void opensWhatWasPastedWhenItsScreenIsThere() {
        palette.queryProperty().set(ARN);
        palette.items().getFirst().run().run();
        assertThat(navigator.currentProperty().get()).isEqualTo(new Destination.Execution(ARN));
        palette.queryProperty().set("s3://bucket/key");
        assertThat(palette.items()).isEmpty();
    }

    @Test
    void offersEverythingWhenNothingIsTyped() {
        palette.reset();
        assertThat(palette.items()).hasSize(4);
    }

    @Test
    void addsWhatIsFoundLaterUnlessSomethingElseIsAskedForByThen() {
        List<Consumer<List<ScreenEntry.PaletteCommand>>> asked = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        var found = new ScreenEntry.PaletteCommand("nightly-17", "nightly", () -> ran.add("old one"));
        var entry = new ScreenEntry(Place.EXECUTIONS, new Destination.Executions(Optional.empty()), () -> {
            throw new AssertionError("not opened here");
        }, Optional.empty(), _ -> List.of(), Optional.of((query, later) -> {
            queries.add(query);
            asked.add(later);
        }));
        PaletteViewModel searching = new PaletteViewModel(List.of(entry), navigator, List.of());
        searching.queryProperty().set("ni");
        searching.queryProperty().set("nightly-17");
        assertThat(queries).containsExactly("nightly-17");
        asked.getFirst().accept(List.of(found, found));
        assertThat(searching.items()).extracting(PaletteItem::title).containsExactly("nightly-17");
        searching.items().getFirst().run().run();
        assertThat(ran).containsExactly("old one");
        searching.queryProperty().set("nightly-18");
        asked.getFirst().accept(List.of(found));
        assertThat(searching.items()).isEmpty();
    }

    @Test
    void prefersWordStartsAndLettersInARow() {
        assertThat(Fuzzy.score("ex", "Executions").getAsInt()).isGreaterThan(Fuzzy.score("ex", "Callback text")
                .getAsInt());
        assertThat(Fuzzy.score("xyz", "Executions")).isEmpty();
    }

    private static ScreenEntry entry(Place place, Destination home, ScreenEntry.PaletteCommand... commands) {
        return new ScreenEntry(place, home, () -> {
            throw new AssertionError("not opened here");
        }, Optional.empty(), _ -> List.of(commands));
    }
}
