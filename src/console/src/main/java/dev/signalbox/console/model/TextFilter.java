package dev.signalbox.console.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was typed into a filter: every word must be somewhere, and no word after a minus may be anywhere. */
public record TextFilter(List<String> wanted, List<String> unwanted) {
    public static TextFilter of(String typed) {
        List<String> words = Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(w -> !w
                .isEmpty()).toList();
        return new TextFilter(words.stream().filter(w -> !w.startsWith("-")).toList(),
                words.stream().filter(w -> w.startsWith("-") && w.length() > 1).map(w -> w.substring(1)).toList());
    }

    public boolean matches(String text) {
        return matchesLower(text.toLowerCase(Locale.ROOT));
    }

    /** The same for a text that is in lower case already. */
    public boolean matchesLower(String lower) {
        return wanted.stream().allMatch(lower::contains) && unwanted.stream().noneMatch(lower::contains);
    }
}
