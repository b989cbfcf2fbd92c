package dev.signalbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.data.Json;
import java.util.List;

/** States in one query language, without what comes after them. Each reads and passes on {@code n} and {@code items}. */
interface RandomStates {
    static ObjectNode type(String type) {
        return Json.object().put("Type", type);
    }

    /** {@link #type} with more fields, as JSON in single quotes. */
    static ObjectNode state(String type, String fields) {
        ObjectNode state = type(type);
        state.setAll((ObjectNode) Json.own("{" + fields.replace('\'', '"') + "}"));
        return state;
    }

    String language();

    /** Counts {@code n} up, and assigns the variable of this depth. */
    ObjectNode pass(int depth);

    /** Reads the variable of its depth. */
    ObjectNode task(String action, int depth);

    /** Is refused that often; only one retry helps, and then a catcher. */
    ObjectNode retried(int fails, String next);

    ObjectNode callback();

    ObjectNode choice(int limit, String otherwise, String next);

    ObjectNode parallel(List<ObjectNode> branches);

    ObjectNode map(int concurrency, ObjectNode processor);
}
