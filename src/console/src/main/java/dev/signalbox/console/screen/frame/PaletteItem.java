package dev.signalbox.console.screen.frame;

/**
 * A line of the palette.
 *
 * @param kind what choosing it does, in one word: Go to, Open, Action
 */
public record PaletteItem(String kind, String title, String detail, Runnable run) {}
