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

    /** Valid language that is not implemented here: refused by name rather than run wrongly. */
    void notImplemented(String at, String what) {
        schema(at, what + " is not implemented by Signalbox");
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
