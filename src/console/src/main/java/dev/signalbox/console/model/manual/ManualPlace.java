package dev.signalbox.console.model.manual;

/**
 * A place in the manual.
 *
 * @param page its file without {@code .md}
 * @param anchor a heading of that page; empty is its top
 */
public record ManualPlace(String page, String anchor) {
    /** The first page, which is the table of contents. */
    public static final ManualPlace CONTENTS = of("contents");

    public static ManualPlace of(String page) {
        return new ManualPlace(page, "");
    }

    /** From {@code page} or {@code page#anchor}, as a help button names it. */
    public static ManualPlace parse(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? of(text) : new ManualPlace(text.substring(0, hash), text.substring(hash + 1));
    }
}
