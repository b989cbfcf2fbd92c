package dev.signalbox.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.states.Diagnostic.Severity;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.definition.DefinitionReader;
import dev.signalbox.states.internal.definition.VariableReferences;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

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

    /**
     * Which variables the states of a valid definition refer to, by the names of the states, at all levels. States that
     * refer to none are left out.
     *
     * @throws IllegalArgumentException if the text is not JSON
     */
    public static Map<String, SortedSet<String>> variableReferences(String text) {
        try {
            return VariableReferences.of(Json.parse(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a definition", e);
        }
    }

    public boolean isValid() {
        return errors().isEmpty();
    }

    private List<Diagnostic> errors() {
        return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }
}
