package dev.signalbox.console.model;

/**
 * One stay in a state, as a row of the timeline.
 *
 * @param depth how many Map and Parallel states it is inside of
 */
public record StateVisit(StateProgress state, int depth) {}
