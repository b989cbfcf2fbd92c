package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of states after another: the execution itself, a branch or an iteration. Used by one thread.
 */
final class Sequence {
    private final RunContext run;
    private final String prefix;
    private final Scope scope;
    private final Optional<JsonNode> mapItem;
    private final Variables variables;
    private final List<Sequence> inner = new ArrayList<>();
    private long previous;
    private Optional<String> openType = Optional.empty();

    /** @param prefix of the keys of everything that happens here */
    private Sequence(RunContext run, String prefix, Scope scope, long previous, Within within) {
        this.run = run;
        this.prefix = prefix;
        this.scope = scope;
        this.previous = previous;
        this.mapItem = within.mapItem();
        this.variables = within.variables();
    }

    private record Within(Optional<JsonNode> mapItem, Variables variables) {}

    /** The states of the execution itself. */
    static Sequence root(RunContext run, Scope scope) {
        return root(run, scope, Variables.none());
    }

    static Sequence root(RunContext run, Scope scope, Variables variables) {
        return new Sequence(run, "", scope, 0, new Within(Optional.empty(), variables));
    }

    /**
     * A branch or an iteration.
     *
     * @param before the event that the first one here follows
     * @param item index and value, within a Map state
     */
    Sequence branch(String branchPrefix, Scope branchScope, long before, Optional<JsonNode> item) {
        return new Sequence(run, branchPrefix, branchScope, before, new Within(item, variables.inner()));
    }

    JsonNode run(StateMachine machine, JsonNode input) throws StateFailure {
        var name = machine.startAt();
        var data = input;
        for (int n = 0; true; n++) {
            scope.check();
            var transition = new Step(this, machine.state(name), prefix + n, data).run();
            data = transition.output();
            if (transition.next().isEmpty()) {
                return data;
            }
            name = transition.next().get();
        }
    }

    RunContext context() {
        return run;
    }

    Scope scope() {
        return scope;
    }

    Variables variables() {
        return variables;
    }

    Optional<JsonNode> mapItem() {
        return mapItem;
    }

    long previous() {
        return previous;
    }

    void follow(long eventId) {
        previous = eventId;
    }

    void enter(String type) {
        openType = Optional.of(type);
    }

    void exit() {
        openType = Optional.empty();
        inner.clear();
    }

    void addInner(Sequence sequence) {
        inner.add(sequence);
    }

    /** Types of the states that were left without an exit, inner ones first. Only once this sequence has stopped. */
    List<String> openTypes() {
        List<String> types = new ArrayList<>();
        inner.forEach(s -> types.addAll(s.openTypes()));
        openType.ifPresent(types::add);
        return types;
    }
}
