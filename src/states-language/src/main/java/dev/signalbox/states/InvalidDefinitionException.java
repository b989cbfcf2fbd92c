package dev.signalbox.states;

import java.util.List;
import java.util.stream.Collectors;

/** A definition was refused; the message is what AWS answers. */
public final class InvalidDefinitionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    InvalidDefinitionException(List<Diagnostic> diagnostics) {
        super("Invalid State Machine Definition: '" + diagnostics.stream().map(Diagnostic::toString).collect(Collectors
                .joining(", ")) + "'");
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The errors, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
