package dev.signalbox.states;

import dev.signalbox.states.Diagnostic.Severity;
import dev.signalbox.states.internal.definition.DefinitionReader;
import java.util.List;

/**
 * A definition as text, read into a model.
 *
 * @param machine as much of it as could be read
 * @param diagnostics what is wrong with it; the machine may be run only if none is an error
 */
public record Definition(StateMachine machine, List<Diagnostic> diagnostics) {
    public Definition {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Reads what can be read of any text, for drawing: states that make no sense become {@link State.Unknown}, and text
     * that is no JSON at all gives a machine without states.
     */
    public static Definition read(String text) {
        return new DefinitionReader().read(text);
    }

    /**
     * Reads a definition that may be run.
     *
     * @throws InvalidDefinitionException if anything in it is an error, or not implemented here
     */
    public static StateMachine parse(String text) throws InvalidDefinitionException {
        var definition = read(text);
        if (!definition.isValid()) {
            throw new InvalidDefinitionException(definition.errors());
        }
        return definition.machine();
    }

    public boolean isValid() {
        return errors().isEmpty();
    }

    private List<Diagnostic> errors() {
        return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }
}
