package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a state cuts its input and output with JSONPath. An empty path is the definition's {@code null}: an absent
 * {@code InputPath} is {@code $}, so it is never empty.
 */
public record DataFlow(Optional<String> inputPath, Optional<JsonNode> parameters, Optional<JsonNode> resultSelector,
        Optional<String> resultPath, Optional<String> outputPath) {
    /** What a state without any such field does. */
    public static final DataFlow IDENTITY = new DataFlow(Optional.of("$"), Optional.empty(), Optional.empty(),
            Optional.of("$"), Optional.of("$"));
}
