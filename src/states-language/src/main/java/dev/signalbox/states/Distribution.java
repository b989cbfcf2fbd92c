package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a Map state in distributed mode runs its items: as child executions of a Map Run.
 *
 * @param express whether the children are Express executions, of which no history is kept
 * @param label names the Map Run in ARNs; the state's name if the definition gives none
 */
public record Distribution(boolean express, String label, Optional<ItemReader> reader, Optional<ItemBatcher> batcher,
        Optional<ResultWriter> writer, Optional<Amount> toleratedCount, Optional<Percentage> toleratedPercentage) {

    /**
     * Where the items come from, if not from the state's input.
     *
     * @param parameters a template; the definition's {@code Parameters} or {@code Arguments}
     * @param config the definition's {@code ReaderConfig}, an empty object if it has none
     * @param maxItems how many are read at most
     */
    public record ItemReader(String resource, JsonNode parameters, JsonNode config, Optional<Amount> maxItems) {}

    /** How items are put together; {@code batchInput} is a payload template that each batch gets. */
    public record ItemBatcher(Optional<Amount> maxItems, Optional<Amount> maxBytes, Optional<JsonNode> batchInput) {}

    /**
     * Where the results go, and in which form.
     *
     * @param parameters a payload template with bucket and prefix; empty if the results only become the state's result
     * @param config the definition's {@code WriterConfig}, an empty object if it has none
     */
    public record ResultWriter(Optional<JsonNode> parameters, JsonNode config) {}

    /** Of failed items, from 0 to 100. */
    public sealed interface Percentage {
        record Fixed(double value) implements Percentage {}

        record At(String path) implements Percentage {}

        /** A JSONata expression, with its braces. */
        record Computed(String expression) implements Percentage {}
    }
}
