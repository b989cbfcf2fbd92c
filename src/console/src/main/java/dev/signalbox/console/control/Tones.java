package dev.signalbox.console.control;

import dev.signalbox.console.model.Tone;
import java.util.Locale;

/** How each tone looks: its style class and its icon. */
public final class Tones {
    private Tones() {}

    /** The style class that sets {@code -sb-ink} and {@code -sb-tint} for everything inside. */
    public static String styleClass(Tone tone) {
        return "tone-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Glyph glyph(Tone tone) {
        return switch (tone) {
            case NOT_STARTED -> Glyph.EMPTY_CIRCLE;
            case RUNNING -> Glyph.OPEN_RING;
            case WAITING -> Glyph.HOURGLASS;
            case SUCCEEDED -> Glyph.TICK;
            case CAUGHT -> Glyph.SHIELD;
            case FAILED -> Glyph.CROSS;
            case TIMED_OUT -> Glyph.CLOCK_CROSS;
            case ABORTED -> Glyph.SQUARE;
            case ATTENTION -> Glyph.STOPWATCH;
            case PENDING -> Glyph.TWO_BARS;
            case STARTING -> Glyph.TRIANGLE;
        };
    }
}
