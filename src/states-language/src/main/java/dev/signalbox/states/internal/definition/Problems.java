package dev.signalbox.states.internal.definition;

import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong that was found so far. */
final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();

    void schema(String at, String message) {
        error("SCHEMA_VALIDATION_FAILED", at, message);
    }

    void error(String code, String at, String message) {
        found.add(new Diagnostic(Severity.ERROR, code, message, at));
    }

    void warning(String code, String at, String message) {
        found.add(new Diagnostic(Severity.WARNING, code, message, at));
    }

    List<Diagnostic> found() {
        return found;
    }
}
