package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A Map Run that an execution asks for, with all paths resolved. The same again, under the same ARN, when the execution
 * is taken up from its journal.
 *
 * @param redrives how often it has been redriven: what of it did not succeed is then done again
 * @param inputs what each child gets of its item
 * @param maxConcurrency 0 if the definition sets no limit
 */
public record MapRunOrder(String arn, int redrives, String executionId, State.Map state, Items items, ItemInputs inputs,
        Batching batching, Tolerance tolerance, long maxConcurrency, Optional<Export> export) {

    /** Where the items come from. */
    public sealed interface Items {
        /** An array, or an object whose fields are the items. */
        record Given(JsonNode values) implements Items {}

        /**
         * @param resource of the reader, such as {@code arn:aws:states:::s3:getObject}
         * @param maxItems 0 for all
         */
        record Read(String resource, JsonNode parameters, JsonNode config, long maxItems) implements Items {}
    }

    /** What {@code ItemSelector} makes of an item. Safe to call from several threads. */
    @FunctionalInterface
    public interface ItemInputs {
        JsonNode of(long index, Optional<String> key, JsonNode value) throws ItemFailure;
    }

    /** An item could not be selected; the Map Run fails with this. */
    public static final class ItemFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;

        public ItemFailure(String error, String cause) {
            super(cause);
            this.error = error;
        }

        public String error() {
            return error;
        }

        public String cause() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * @param maxItems 0 for no limit of this kind; neither limit means one item for each child, unbatched
     * @param maxBytes of a child's input, 0 for no limit of this kind
     */
    public record Batching(long maxItems, long maxBytes, Optional<JsonNode> batchInput) {
        public boolean isOn() {
            return maxItems > 0 || maxBytes > 0;
        }
    }

    /** How many items may fail: each limit counts, and without one none may. Percentage -1 is no limit of this kind. */
    public record Tolerance(long count, double percentage) {}

    /**
     * @param destination bucket and prefix, if the results go to S3
     * @param config the definition's {@code WriterConfig}, an empty object if it has none
     */
    public record Export(Optional<JsonNode> destination, JsonNode config) {}
}
