package dev.signalbox.console.store.preferences;

/**
 * One thing that is remembered. Declare it as a constant where it is used.
 *
 * @param name its key in the file, in dotted words: {@code window.place}; never given to two preferences
 * @param type what Jackson reads and writes without help: a string, number, boolean, enum, or a record of these, of lists
 * and of maps from strings; no {@code Optional} or {@code Instant}
 * @param fallback what holds until something else is set, and again if what is in the file is no such value
 */
public record Preference<T>(String name, Class<T> type, T fallback) {}
