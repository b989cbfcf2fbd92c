package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.Execution;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables that one sequence of states sees: its own, and those of the sequences around it, which stand still
 * meanwhile. Used by one thread; {@link #all} may be read by others.
 */
final class Variables {
    private static final long MAX_ALL_BYTES = 10_485_760;

    private final Map<String, JsonNode> outer;
    private Map<String, JsonNode> all;

    private Variables(Map<String, JsonNode> outer) {
        this.outer = outer;
        this.all = outer;
    }

    static Variables none() {
        return new Variables(Map.of());
    }

    /** Of a sequence in which these were assigned before. */
    static Variables assigned(Map<String, JsonNode> values) {
        var variables = none();
        variables.all = values;
        return variables;
    }

    /** For a branch or an iteration. */
    Variables inner() {
        return new Variables(all);
    }

    Map<String, JsonNode> all() {
        return all;
    }

    /** Fails if the values may not be assigned. */
    void check(ObjectNode values) throws DataFailure {
        long bytes = 0;
        for (var entry : values.properties()) {
            if (outer.containsKey(entry.getKey())) {
                throw DataFailure.runtime("The variable '" + entry.getKey()
                        + "' exists in an outer scope and cannot be "
                        + "assigned in this one.");
            }
            long size = Json.size(entry.getValue());
            if (size > Execution.MAX_DATA_BYTES) {
                throw DataFailure.tooLarge("The variable '" + entry.getKey()
                        + "' has a size exceeding the maximum number of bytes service limit.");
            }
            bytes += size;
        }
        if (bytes > Execution.MAX_DATA_BYTES) {
            throw DataFailure.tooLarge("The field 'Assign' gave variables with a size exceeding the maximum number of "
                    + "bytes service limit.");
        }
        if (bytes > 0 && bytes + sizeWithout(values) > MAX_ALL_BYTES) {
            throw DataFailure.tooLarge(
                    "All variables have a size exceeding the maximum number of bytes service limit.");
        }
    }

    private long sizeWithout(ObjectNode values) {
        return all.entrySet().stream().filter(e -> !values.has(e.getKey())).mapToLong(e -> Json.size(e.getValue()))
                .sum();
    }

    void assign(ObjectNode values) {
        if (!values.isEmpty()) {
            Map<String, JsonNode> more = new HashMap<>(all);
            values.properties().forEach(e -> more.put(e.getKey(), e.getValue()));
            all = Collections.unmodifiableMap(more);
        }
    }
}
