package dev.signalbox.console.model.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a ledger went at some time. Whoever has it noted elsewhere can tell later that nothing was taken off the end.
 *
 * @param number of the last line
 * @param hash of the last line
 */
public record LedgerHead(long number, String hash) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}):([0-9a-f]{64})");

    /** As {@link #toString} writes it. */
    public static Optional<LedgerHead> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new LedgerHead(Long.parseLong(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
