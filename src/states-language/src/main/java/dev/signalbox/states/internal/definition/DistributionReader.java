package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.Distribution.Percentage;
import dev.signalbox.states.Execution;
import java.util.Optional;

/** Reads the fields that only a Map state in distributed mode has. */
final class DistributionReader {
    private static final long MAX_ITEMS = 100_000_000;
    private static final int MAX_LABEL = 40;
    private static final String GET_OBJECT = "arn:aws:states:::s3:getObject";
    private static final String LIST_OBJECTS = "arn:aws:states:::s3:listObjectsV2";
    private static final String PUT_OBJECT = "arn:aws:states:::s3:putObject";

    private final String state;
    private final Fields fields;
    private final Dialect dialect;

    DistributionReader(String state, Fields fields, Dialect dialect) {
        this.state = state;
        this.fields = fields;
        this.dialect = dialect;
    }

    /** How many items may fail, absolutely and relatively. */
    record Tolerance(Optional<Amount> count, Optional<Percentage> percentage) {}

    Tolerance tolerance() {
        return new Tolerance(dialect.amount(fields, "ToleratedFailureCount", 0, MAX_ITEMS), dialect.percentage(fields,
                "ToleratedFailurePercentage"));
    }

    Distribution read(boolean express) {
        if (fields.has("ItemReader") && (fields.has("ItemsPath") || fields.has("Items"))) {
            fields.problems().schema(fields.at(), "Only one of these fields is allowed: [ItemReader, " + (fields.has(
                    "Items") ? "Items" : "ItemsPath") + "]");
        }
        var tolerance = tolerance();
        return new Distribution(express, label(), nested("ItemReader").map(this::reader), nested("ItemBatcher").map(
                this::batcher), nested("ResultWriter").map(this::writer), tolerance.count(), tolerance.percentage());
    }

    private Optional<Fields> nested(String field) {
        return fields.object(field).map(n -> new Fields(n, fields.at(field), fields.problems()));
    }

    private String label() {
        var label = fields.text("Label");
        label.filter(l -> l.isEmpty() || l.length() > MAX_LABEL || !l.matches("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]+"))
                .ifPresent(l -> fields.problems().schema(fields.at("Label"), "Value is not a valid label"));
        var own = state.replaceAll("[^A-Za-z0-9_-]", "");
        return label.orElse(own.substring(0, Math.min(own.length(), MAX_LABEL)));
    }

    private Distribution.ItemReader reader(Fields reader) {
        reader.require("Resource");
        var resource = reader.choice("Resource", GET_OBJECT, LIST_OBJECTS).orElse(GET_OBJECT);
        reader.require(dialect.argumentsField());
        dialect.refuseForeign(reader);
        var parameters = dialect.arguments(reader).orElse(JsonNodeFactory.instance.objectNode());
        var node = reader.object("ReaderConfig");
        var config = new Fields(node.orElse(JsonNodeFactory.instance.objectNode()), reader.at("ReaderConfig"), fields
                .problems());
        if (resource.equals(GET_OBJECT)) {
            inputType(config);
        }
        var maxItems = dialect.amount(config, "MaxItems", 0, MAX_ITEMS);
        config.end();
        reader.end();
        return new Distribution.ItemReader(resource, parameters, node.orElse(JsonNodeFactory.instance.objectNode()),
                maxItems);
    }

    private void inputType(Fields config) {
        config.require("InputType");
        var type = config.choice("InputType", "CSV", "JSON", "JSONL", "MANIFEST").orElse("JSON");
        if (type.equals("CSV")) {
            config.require("CSVHeaderLocation");
            var location = config.choice("CSVHeaderLocation", "FIRST_ROW", "GIVEN").orElse("FIRST_ROW");
            config.choice("CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
            if (location.equals("GIVEN")) {
                config.require("CSVHeaders");
            }
            config.array("CSVHeaders");
        } else if (type.equals("MANIFEST")) {
            config.choice("ManifestType", "S3_INVENTORY");
        }
    }

    private Distribution.ItemBatcher batcher(Fields batcher) {
        var maxItems = dialect.amount(batcher, "MaxItemsPerBatch", 1, MAX_ITEMS);
        var maxBytes = dialect.amount(batcher, "MaxInputBytesPerBatch", 1, Execution.MAX_DATA_BYTES);
        if (maxItems.isEmpty() && maxBytes.isEmpty()) {
            fields.problems().schema(batcher.at(),
                    "At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]");
        }
        Optional<JsonNode> input = dialect.template(batcher, "BatchInput");
        batcher.end();
        return new Distribution.ItemBatcher(maxItems, maxBytes, input);
    }

    private Distribution.ResultWriter writer(Fields writer) {
        if (!writer.has("WriterConfig") || writer.has(dialect.argumentsField()) || writer.has("Resource")) {
            writer.require("Resource", dialect.argumentsField());
        }
        dialect.refuseForeign(writer);
        writer.choice("Resource", PUT_OBJECT);
        var parameters = dialect.arguments(writer);
        var node = writer.object("WriterConfig");
        node.ifPresent(n -> {
            var config = new Fields(n, writer.at("WriterConfig"), fields.problems());
            config.choice("OutputType", "JSON", "JSONL");
            config.choice("Transformation", "NONE", "COMPACT", "FLATTEN");
            config.end();
        });
        writer.end();
        return new Distribution.ResultWriter(parameters, node.orElse(JsonNodeFactory.instance.objectNode()));
    }
}
