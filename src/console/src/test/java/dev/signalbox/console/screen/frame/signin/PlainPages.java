package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A page on which nothing happens. */
final class PlainPages {
    private PlainPages() {}

    static ScreenEntry pipelines() {
        return new ScreenEntry(Place.PIPELINES, new Destination.Pipelines(), () -> new ScreenEntry.Loaded(new VBox(
                new PageHead(), new TextField("page")), new Screen() {
                    @Override
                    public void show(Destination destination) {
                        // It shows always the same.
                    }

                    @Override
                    public void hide() {
                        // Nothing runs here.
                    }
                }));
    }
}
