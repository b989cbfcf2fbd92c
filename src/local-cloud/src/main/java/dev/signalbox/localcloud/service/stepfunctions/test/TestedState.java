package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.Definition;
import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.TaskResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state that a request names, out of its definition. */
record TestedState(State state) {
    /** What AWS calls a state that comes without a machine, and every state in the context object. */
    static final String NAME = "StateName";

    /** @param name of one of the states of a whole machine; null if the definition is that of the state alone */
    static TestedState of(String definition, @Nullable String name) {
        if (name == null) {
            return new TestedState(alone(definition).state(NAME));
        }
        var machine = checked(Definition.read(definition));
        return new TestedState(find(machine, name).orElseThrow(() -> Errors.validation(
                "State not found in definition")));
    }

    /** A machine of this state and of stand-ins for those that it leads to. */
    private static StateMachine alone(String definition) {
        if (!isObject(definition)) {
            return checked(Definition.read(definition));
        }
        var first = Definition.read(around(definition, List.of())).machine();
        var targets = first.states().containsKey(NAME) ? first.state(NAME).targets() : List.<String>of();
        return checked(Definition.read(around(definition, targets)));
    }

    private static boolean isObject(String definition) {
        try {
            return Payloads.parse(definition).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String around(String definition, List<String> targets) {
        var names = Payloads.object();
        targets.stream().filter(t -> !t.equals(NAME)).forEach(t -> names.putObject(t).put("Type", "Succeed"));
        var others = Payloads.text(names);
        return "{\"StartAt\":\"" + NAME + "\",\"States\":{\"" + NAME + "\":" + definition + (names.isEmpty() ? ""
                : ",") + others.substring(1) + "}";
    }

    private static StateMachine checked(Definition definition) {
        refuse(definition.diagnostics());
        return definition.machine();
    }

    /** Throws if any of these is an error. */
    static void refuse(List<Diagnostic> diagnostics) {
        var errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw Errors.definition("Invalid State Machine Definition: '" + errors.stream().map(Diagnostic::toString)
                    .collect(Collectors.joining(", ")) + "'");
        }
    }

    private static Optional<State> find(StateMachine machine, String name) {
        if (machine.states().containsKey(name)) {
            return Optional.of(machine.state(name));
        }
        List<StateMachine> inner = new ArrayList<>();
        machine.states().values().forEach(s -> inner.addAll(s.children()));
        return inner.stream().flatMap(m -> find(m, name).stream()).findFirst();
    }

    /** Whether the state runs machines of its own. */
    boolean isParent() {
        return state instanceof State.Map || state instanceof State.Parallel;
    }

    Optional<TaskResource> resource() {
        return state instanceof State.Task task ? Optional.of(TaskResource.of(task.resource())) : Optional.empty();
    }

    /** Whether it is a task that ends when somebody else says so. */
    boolean waits() {
        return resource().filter(r -> r.pattern() != TaskResource.Pattern.REQUEST_RESPONSE).isPresent();
    }

    /** The state as a machine, for checks that take one. */
    StateMachine machine() {
        return new StateMachine(Optional.empty(), state.name(), Map.of(state.name(), state), Optional
                .empty());
    }
}
