package dev.signalbox.console.model.operations;

import dev.signalbox.console.model.Sizes;
import java.util.Locale;

/**
 * What a resource keeps that is lost with it.
 *
 * @param data whether there is anything to lose, or nobody can tell
 */
public record Holding(String words, boolean data) {
    /** Something without a memory, such as a role. */
    public static Holding nothing() {
        return new Holding("", false);
    }

    /** @param bytes negative when unknown */
    public static Holding of(long count, String one, String many, long bytes, boolean more) {
        if (count == 0 && !more) {
            return new Holding("no " + many, false);
        }
        String words = (more ? "more than " : "") + String.format(Locale.ROOT, "%,d", count) + " " + (count == 1
                && !more ? one : many);
        return new Holding(bytes < 0 ? words : words + " · " + Sizes.words(bytes), true);
    }

    public static Holding unknown(String why) {
        return new Holding("not counted: " + why, true);
    }
}
