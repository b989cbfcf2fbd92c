package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.FakeContext;
import dev.signalbox.lambda.TaskInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Calls handlers as AWS Lambda does. */
final class Calls {
    private Calls() {}

    static JsonNode of(RequestStreamHandler handler, Map<String, ?> event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(TaskInput.JSON.writeValueAsBytes(event)), out,
                new FakeContext());
        return TaskInput.JSON.readTree(out.toByteArray());
    }
}
