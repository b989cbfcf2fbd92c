package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Looks on while states run, and may stand for their work. */
public interface Probe {
    /** Executions run unobserved, and do their work. */
    Probe NONE = new Probe() {
    };

    /** Tells what one step of the data flow yielded. */
    default void saw(Stage stage, JsonNode value) {}

    /** The outcome of a task's call, of branches or of iterations, if it is mocked. */
    default Optional<TaskOutcome> mocked() {
        return Optional.empty();
    }

    /** As {@link #mocked()}, for the Map Run of a Map state in distributed mode. */
    default Optional<TaskOutcome> mocked(MapRunOrder order) {
        return mocked();
    }
}
