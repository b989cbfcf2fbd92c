package dev.signalbox.console.control.form;

import java.util.List;

/**
 * One field of a form.
 *
 * @param name by which its value is known; its control has the id {@code form-name}
 * @param value at first
 * @param choices what can be chosen; for others empty
 * @param hint under the field; may be empty
 */
public record FormField(String name, String label, Kind kind, String value, List<String> choices, String hint) {
    /** How the value is entered. */
    public enum Kind {
        TEXT,
        MONO,
        /** Not shown while it is typed. */
        SECRET,
        LINES,
        JSON,
        CHOICE,
        /** A choice that takes other text too. */
        OPEN_CHOICE,
        /** Shown, not changed. */
        FIXED
    }

    public FormField {
        choices = List.copyOf(choices);
    }

    public static FormField of(Kind kind, String name, String label, String value) {
        return new FormField(name, label, kind, value, List.of(), "");
    }

    public static FormField choice(String name, String label, String value, List<String> choices) {
        return new FormField(name, label, Kind.CHOICE, value, choices, "");
    }

    public FormField hint(String words) {
        return new FormField(name, label, kind, value, choices, words);
    }

    public FormField choices(List<String> given) {
        return new FormField(name, label, kind, value, given, hint);
    }
}
