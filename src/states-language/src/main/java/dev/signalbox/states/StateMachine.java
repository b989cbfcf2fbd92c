package dev.signalbox.states;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine, a branch of a Parallel state, or the item processor of a Map state: they have the same shape.
 *
 * @param startAt empty only in a definition that was read leniently
 * @param states in the order of the definition
 */
public record StateMachine(Optional<String> comment, String startAt, Map<String, State> states,
        Optional<Long> timeoutSeconds) {
    public StateMachine {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /**
     * @throws IllegalArgumentException if there is no such state at this level
     */
    public State state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("No state named " + name);
        }
        return state;
    }
}
