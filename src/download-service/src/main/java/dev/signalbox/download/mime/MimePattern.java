package dev.signalbox.download.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * What types of file a client wants: globs with commas between them, each with {@code !} before it to mean the opposite.
 * All of them must hold, as in the original: {@code image/png,image/jpeg} is never true. An empty text is always true; an
 * entry without text, as after a last comma, never is.
 */
public final class MimePattern {
    private final String text;
    private final List<Entry> entries;

    private record Entry(Glob glob, boolean negated) {
        boolean holds(String type) {
            return glob.matches(type) != negated;
        }
    }

    private MimePattern(String text, List<Entry> entries) {
        this.text = text;
        this.entries = entries;
    }

    /** @throws IllegalArgumentException when a glob is malformed; the message is for the client */
    public static MimePattern parse(String text) {
        var entries = new ArrayList<Entry>();
        if (!text.isEmpty()) {
            for (var part : text.split(",", -1)) {
                var entry = part.strip();
                boolean negated = entry.startsWith("!");
                entries.add(new Entry(Glob.parse(negated ? entry.substring(1) : entry), negated));
            }
        }
        return new MimePattern(text, entries);
    }

    public boolean matches(String type) {
        return entries.stream().allMatch(e -> e.holds(type));
    }

    /** Whether every type will do. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
