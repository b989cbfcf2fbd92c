package dev.signalbox.console.model.environments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nine colours that AWS offers for an account, so that the console's band may be that of the AWS console. */
public enum AccountColour {
    PINK("pink"),
    PURPLE("purple"),
    DARK_BLUE("darkBlue"),
    LIGHT_BLUE("lightBlue"),
    TEAL("teal"),
    GREEN("green"),
    YELLOW(
            "yellow"),
    ORANGE("orange"),
    RED("red");

    private final String word;

    AccountColour(String word) {
        this.word = word;
    }

    /** As AWS writes it, and as it is kept. */
    public String word() {
        return word;
    }

    /** Of a word that AWS or a file has; empty for one that is none. */
    public static Optional<AccountColour> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    /** The class in the style sheet. */
    public String style() {
        return "env-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
