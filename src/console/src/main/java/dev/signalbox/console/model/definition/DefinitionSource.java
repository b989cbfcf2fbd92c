package dev.signalbox.console.model.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.definition.DefinitionWarning.Kind;
import dev.signalbox.console.model.diff.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The states of a definition with their places in it, those inside of Map and Parallel states too, and what is risky. */
public record DefinitionSource(List<StateSource> states, List<DefinitionWarning> warnings) {
    public DefinitionSource {
        states = List.copyOf(states);
        warnings = List.copyOf(warnings);
    }

    /** A text that is no JSON has no states. */
    public static DefinitionSource read(String text) {
        List<StateSource> states = new ArrayList<>();
        List<DefinitionWarning> warnings = new ArrayList<>();
        if (InputSchema.parse(text) instanceof InputSchema.Parsed.Good(JsonNode machine)) {
            collect(machine, "$", states);
            states.forEach(s -> warn(s, warnings));
            if (!machine.has("TimeoutSeconds") && !warnings.isEmpty()) {
                warnings.add(new DefinitionWarning(Kind.NO_TIMEOUT_AT_ALL, Optional.empty()));
            }
        }
        return new DefinitionSource(states, warnings);
    }

    private static void collect(JsonNode machine, String path, List<StateSource> states) {
        String inside = path + ".States";
        machine.path("States").properties().forEach(e -> {
            StateSource state = new StateSource(e.getKey(), JsonPath.field(inside, e.getKey()), e.getValue());
            states.add(state);
            for (String processor : List.of("ItemProcessor", "Iterator")) {
                collect(e.getValue().path(processor), state.path() + "." + processor, states);
            }
            for (int i = 0; i < e.getValue().path("Branches").size(); i++) {
                collect(e.getValue().path("Branches").get(i), JsonPath.item(state.path() + ".Branches", i), states);
            }
        });
    }

    private static void warn(StateSource state, List<DefinitionWarning> warnings) {
        Optional<Kind> kind = Optional.empty();
        if (state.waitsForAnswer() && !state.isLimited()) {
            kind = Optional.of(Kind.UNLIMITED_WAIT);
        } else if (state.type().equals("Choice") && !state.json().has("Default")) {
            kind = Optional.of(Kind.NO_DEFAULT);
        } else if (state.type().equals("Task") && !state.json().has("Retry") && !state.json().has("Catch")) {
            kind = Optional.of(Kind.NO_RETRY);
        }
        kind.ifPresent(k -> warnings.add(new DefinitionWarning(k, Optional.of(state.name()))));
    }

    public Optional<StateSource> state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The innermost state that a place in the definition is in. */
    public Optional<StateSource> at(String path) {
        return states.stream().filter(s -> path.equals(s.path()) || path.startsWith(s.path() + ".") || path.startsWith(s
                .path() + "[")).max(Comparator.comparingInt(s -> s.path().length()));
    }
}
