package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.State;
import java.util.Optional;

/** Reads a Map state in its present form and in the legacy one with {@code Iterator}. */
final class MapReader {
    private static final int MAX_CONCURRENCY = 99_999_999;

    private final DefinitionReader machines;
    private final String name;
    private final Fields fields;

    MapReader(DefinitionReader machines, String name, Fields fields) {
        this.machines = machines;
        this.name = name;
        this.fields = fields;
    }

    State read(StateReader common) {
        fields.refuse("Items");
        var field = fields.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (fields.has("ItemProcessor") == fields.has("Iterator")) {
            fields.problems().schema(fields.at(), "These fields are required: [ItemProcessor]");
        }
        fields.any("Iterator");
        JsonNode body = fields.object(field).orElse(MissingNode.getInstance());
        var distribution = distribution(body, field);
        var processor = machines.machine(body, fields.at(field));
        Optional<JsonNode> selector = fields.template("ItemSelector");
        Optional<JsonNode> legacy = fields.template("Parameters");
        if (selector.isPresent() && legacy.isPresent()) {
            fields.problems().schema(fields.at(), "Only one of these fields is allowed: [ItemSelector, Parameters]");
        }
        var failures = new FailureReader(fields);
        DataFlow data = common.data(false);
        return new State.Map(name, common.comment(), data, fields.path("ItemsPath"), selector.or(() -> legacy),
                maxConcurrency(), processor, distribution, failures.retriers(), failures.catchers(), common.next());
    }

    private Optional<Amount> maxConcurrency() {
        return fields.amount("MaxConcurrency", 0, MAX_CONCURRENCY);
    }

    private Optional<Distribution> distribution(JsonNode body, String field) {
        if (!body.has("ProcessorConfig")) {
            return Optional.empty();
        }
        var config = new Fields(body.get("ProcessorConfig"), fields.at(field) + "/ProcessorConfig", fields.problems());
        var mode = config.choice("Mode", "INLINE", "DISTRIBUTED").orElse("INLINE");
        var type = config.choice("ExecutionType", "STANDARD", "EXPRESS").orElse("STANDARD");
        config.end();
        return mode.equals("DISTRIBUTED") ? Optional.of(new DistributionReader(name, fields).read(type.equals(
                "EXPRESS"))) : Optional.empty();
    }
}
