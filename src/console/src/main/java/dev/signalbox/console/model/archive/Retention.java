package dev.signalbox.console.model.archive;

/** How much is kept: what was started longer ago than so many days goes, and the oldest go when there are more bytes. */
public record Retention(int days, long bytes) {
    public static final Retention USUAL = new Retention(180, 1L << 30);
}
