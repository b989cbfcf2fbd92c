package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;

/** What the states within {@code Process messages} send: the chunk and some of its rows. */
record GroupInput(Chunk chunk, RowGroup group, JsonNode json) {
    static GroupInput read(InputStream in, CsvSettings settings) throws IOException {
        var json = TaskInput.JSON.readTree(in);
        return new GroupInput(Chunk.read(json.path("input"), settings.delimiter()),
                RowGroup.read(json.path("MessageDetails")), json);
    }
}
