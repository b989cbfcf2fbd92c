package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Some rows of a chunk: the bytes from one offset to another.
 *
 * @param firstRow number of its first row in the input file
 */
record RowGroup(long from, long to, long firstRow, int rows) {
    static RowGroup read(JsonNode json) {
        return new RowGroup(json.path("From").asLong(), json.path("To").asLong(), json.path("FirstRow").asLong(),
                json.path("Rows").asInt());
    }

    Map<String, Object> json() {
        return Map.of("From", from, "To", to, "FirstRow", firstRow, "Rows", rows);
    }
}
