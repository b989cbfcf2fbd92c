package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Screens with two panes and one action each, which note what happens to them. */
final class PlainScreens {
    private final List<String> happened = new ArrayList<>();

    List<String> happened() {
        return happened;
    }

    ScreenEntry at(Place place, Destination home) {
        return new ScreenEntry(place, home, () -> {
            var left = new VBox(new TextField("left of " + place));
            var right = new VBox(Buttons.named("right of " + place, () -> {}));
            var head = new PageHead();
            head.getActions().add(Buttons.named("Do it", () -> happened.add("did it")));
            return new ScreenEntry.Loaded(new VBox(head, new SplitPane(left, right)), new Noted());
        });
    }

    private final class Noted implements Screen {
        @Override
        public void show(Destination destination) {
            happened.add("show " + destination.name());
        }

        @Override
        public void hide() {
            happened.add("hide");
        }

        @Override
        public void refresh() {
            happened.add("refresh");
        }

        @Override
        public void forget(Destination detail) {
            happened.add("forget " + detail.name());
        }
    }
}
