package dev.signalbox.console.model;

import java.util.Optional;

/**
 * One stay in a state, as a row of the timeline.
 *
 * @param depth how many Map and Parallel states it is inside of
 * @param from the state that led to it, {@link ExecutionProgress#START} where a machine, branch or iteration begins; empty if not known
 * @param iteration the innermost iteration that it is part of
 */
public record StateVisit(StateProgress state, int depth, Optional<String> from, Optional<Iteration> iteration) {
    /**
     * One round of a Map state.
     *
     * @param map the place of the Map state's stay among all stays
     */
    public record Iteration(int map, int index) {}
}
