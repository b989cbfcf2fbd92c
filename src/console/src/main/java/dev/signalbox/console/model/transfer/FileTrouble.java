package dev.signalbox.console.model.transfer;

/**
 * A file that did not come.
 *
 * @param name its key, or its name here
 */
public record FileTrouble(String name, String why) {}
