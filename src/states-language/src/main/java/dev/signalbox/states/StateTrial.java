package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.run.SingleRun;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One state by itself, as AWS's {@code TestState} runs it: entered once, tried once, and nothing of it is kept.
 *
 * @param state of a valid definition
 * @param context the whole context object
 * @param variables that were assigned before
 * @param retries how often the state was tried before, for its retriers
 */
public record StateTrial(State state, JsonNode input, ObjectNode context, Map<String, JsonNode> variables,
        int retries) {
    /** Longest time that a state may take; then it fails with {@code States.Timeout}. */
    public static final int MAX_SECONDS = 300;

    public StateTrial {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Blocks until the state has ended. */
    public TrialOutcome run(Effects effects, Probe probe) {
        return new SingleRun(this, effects, probe).run();
    }
}
