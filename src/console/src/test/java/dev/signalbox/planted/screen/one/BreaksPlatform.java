package dev.signalbox.planted.screen.one;

import javafx.application.Platform;

/** A screen that hops by hand. */
final class BreaksPlatform {
    void hop() {
        Platform.runLater(() -> {});
    }
}
