package dev.signalbox.console.control.chart;

import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;

/** Which bar of a chart a key leads to. */
public final class BarKeys {
    private BarKeys() {}

    /**
     * Empty if the key leads to none.
     *
     * @param at the bar where one is, negative for none
     * @param last the last bar
     */
    public static OptionalInt next(KeyEvent event, int at, int last) {
        return switch (event.getCode()) {
            case LEFT -> OptionalInt.of(at < 0 ? last : Math.max(0, at - 1));
            case RIGHT -> OptionalInt.of(at < 0 ? last : Math.min(last, at + 1));
            case HOME -> OptionalInt.of(0);
            case END -> OptionalInt.of(last);
            default -> OptionalInt.empty();
        };
    }
}
