package dev.signalbox.console.screen.frame;

import java.util.Locale;
import java.util.OptionalInt;

/** Scores how well what was typed fits a text: letters in order, better at word starts and in a row. */
final class Fuzzy {
    private static final int START = 8;
    private static final int IN_A_ROW = 5;

    private Fuzzy() {}

    /** The score, higher is better; empty when the letters are not there in this order. */
    static OptionalInt score(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String given = text.toLowerCase(Locale.ROOT);
        int score = 0;
        int from = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int at = next(given, wanted.charAt(i), from, i > 0);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += points(given, at, i > 0 && at == from);
            from = at + 1;
        }
        return OptionalInt.of(score * 10 - given.length());
    }

    private static int points(String text, int at, boolean inARow) {
        boolean start = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return 1 + (start ? START : 0) + (inARow ? IN_A_ROW : 0);
    }

    /** The next place of a letter, preferring one that starts a word unless the very next one fits. */
    private static int next(String text, char letter, int from, boolean following) {
        int first = text.indexOf(letter, from);
        if (first < 0 || following && first == from) {
            return first;
        }
        for (int at = first; at >= 0; at = text.indexOf(letter, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return at;
            }
        }
        return first;
    }
}
