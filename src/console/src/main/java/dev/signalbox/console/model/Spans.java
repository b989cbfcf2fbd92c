package dev.signalbox.console.model;

import java.time.Duration;

/** Durations in the console's words: {@code 850 ms}, {@code 4.2 s}, {@code 38 s}, {@code 2 m 04 s}, {@code 2 h 14 m}, {@code 3 d 2 h}. */
public final class Spans {
    private Spans() {}

    public static String words(Duration span) {
        long millis = Math.max(0, span.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 10_000) {
            return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
        }
        return seconds(millis / 1_000);
    }

    /** As {@link #words} but in whole seconds, for numbers that tick. */
    public static String age(Duration span) {
        return seconds(Math.max(0, span.toSeconds()));
    }

    /** How long ago something was: nobody counts the seconds of what is over a minute ago. */
    public static String past(Duration span) {
        long s = Math.max(0, span.toSeconds());
        return seconds(s < 60 ? s : s / 60 * 60);
    }

    private static String seconds(long s) {
        if (s < 60) {
            return s + " s";
        }
        if (s < 3_600) {
            return s / 60 + (s < 600 && s % 60 > 0 ? " m %02d s".formatted(s % 60) : " m");
        }
        if (s < 86_400) {
            return s / 3_600 + " h %02d m".formatted(s % 3_600 / 60);
        }
        long hours = s % 86_400 / 3_600;
        return s / 86_400 + (hours == 0 ? " d" : " d " + hours + " h");
    }
}
