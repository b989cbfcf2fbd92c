package dev.signalbox.download.config;

import java.util.List;

/** The configuration cannot be used; all that is wrong is told at once. No secret is in it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;
    private final List<String> problems;

    ConfigException(String place, List<String> problems) {
        super(place + " cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each begins with the place in the file. */
    public List<String> problems() {
        return problems;
    }
}
