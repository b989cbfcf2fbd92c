package dev.signalbox.console.model.manual;

/**
 * A section that has the words that were looked for.
 *
 * @param context the words around the first one; empty when only the title has them
 */
public record Hit(ManualPlace place, String page, String section, String context) {}
