package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.QueryLanguage;
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
        var dialect = common.dialect();
        var field = fields.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (fields.has("ItemProcessor") == fields.has("Iterator")) {
            fields.problems().schema(fields.at(), "These fields are required: [ItemProcessor]");
        }
        fields.any("Iterator");
        JsonNode body = fields.object(field).orElse(MissingNode.getInstance());
        var distribution = distribution(body, field, dialect);
        var processor = machines.machine(body, fields.at(field));
        Optional<JsonNode> selector = dialect.template(fields, "ItemSelector");
        Optional<JsonNode> legacy = dialect.language() == QueryLanguage.JSON_PATH ? fields.template("Parameters")
                : Optional.empty();
        if (selector.isPresent() && legacy.isPresent()) {
            fields.onlyOne("ItemSelector", "Parameters");
        }
        var failures = new FailureReader(fields, dialect);
        DataFlow data = common.flow(Dialect.Work.ITEMS);
        return new State.Map(name, common.comment(), data, dialect.items(fields), selector.or(() -> legacy),
                dialect.amount(fields, "MaxConcurrency", 0, MAX_CONCURRENCY), processor, distribution, failures
                        .retriers(), failures.catchers(), common.next());
    }

    private Optional<Distribution> distribution(JsonNode body, String field, Dialect dialect) {
        var config = new Fields(body.path("ProcessorConfig"), fields.at(field) + "/ProcessorConfig", fields.problems());
        var mode = config.choice("Mode", "INLINE", "DISTRIBUTED").orElse("INLINE");
        var type = config.choice("ExecutionType", "STANDARD", "EXPRESS").orElse("STANDARD");
        config.end();
        var distribution = new DistributionReader(name, fields, dialect);
        if (mode.equals("DISTRIBUTED")) {
            return Optional.of(distribution.read(type.equals("EXPRESS")));
        }
        // AWS takes these in inline mode too, where they have no effect.
        distribution.tolerance();
        return Optional.empty();
    }
}
