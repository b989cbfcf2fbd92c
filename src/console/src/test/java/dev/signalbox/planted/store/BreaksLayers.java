package dev.signalbox.planted.store;

import dev.signalbox.planted.screen.two.BreaksNothing;

/** A store that reaches up into a screen. */
final class BreaksLayers {
    private final BreaksNothing above = new BreaksNothing();

    @Override
    public String toString() {
        return above.toString();
    }
}
