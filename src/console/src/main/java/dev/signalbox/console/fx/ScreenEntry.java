package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;

/**
 * A working screen as the frame lists it. The screen itself is made when it is first opened.
 *
 * @param count what the pill beside its name counts
 * @param commands what the palette offers for a query: actions of this screen and things it knows by name
 * @param finder finds what is not at hand
 */
public record ScreenEntry(Place place, Destination home, Supplier<Loaded> screen, Optional<Count> count,
        Function<String, List<PaletteCommand>> commands, Optional<Finder> finder) {
    public ScreenEntry(Place place, Destination home, Supplier<Loaded> screen, Optional<Count> count,
            Function<String, List<PaletteCommand>> commands) {
        this(place, home, screen, count, commands, Optional.empty());
    }

    public ScreenEntry(Place place, Destination home, Supplier<Loaded> screen) {
        this(place, home, screen, Optional.empty(), _ -> List.of());
    }

    /** A view and the controller that answers for it. */
    public record Loaded(Parent root, Screen screen) {
        public static Loaded of(Views view, Screen controller) {
            return new Loaded(view.load(controller), controller);
        }
    }

    /** A number worth seeing from everywhere; zero shows no pill. */
    public record Count(Topic<Integer> number, Tone tone) {}

    /** Looks for what a query names, without letting the palette wait. */
    @FunctionalInterface
    public interface Finder {
        /** @param found told on the FX thread, unless somebody asks for something else before */
        void find(String query, Consumer<List<PaletteCommand>> found);
    }

    /** @param detail the second, quiet part of the line */
    public record PaletteCommand(String title, String detail, Runnable run) {}
}
