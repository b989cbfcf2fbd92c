package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a state makes of its input and its result, in its query language. */
public sealed interface DataFlow {
    /** What a state without any such field does. */
    DataFlow IDENTITY = new JsonPath(Optional.of("$"), Optional.empty(), Optional.empty(), Optional.of("$"), Optional
            .of("$"), Optional.empty());

    /** A template of variables, by their names. */
    Optional<JsonNode> assign();

    default QueryLanguage language() {
        return switch (this) {
            case JsonPath _ -> QueryLanguage.JSON_PATH;
            case Jsonata _ -> QueryLanguage.JSONATA;
        };
    }

    /**
     * With JSONPath. An empty path is the definition's {@code null}: an absent {@code InputPath} is {@code $}, so it is
     * never empty.
     */
    record JsonPath(Optional<String> inputPath, Optional<JsonNode> parameters, Optional<JsonNode> resultSelector,
            Optional<String> resultPath, Optional<String> outputPath, Optional<JsonNode> assign) implements DataFlow {}

    /** With JSONata: templates whose texts in <code>{% %}</code> are expressions. */
    record Jsonata(Optional<JsonNode> arguments, Optional<JsonNode> output,
            Optional<JsonNode> assign) implements DataFlow {}
}
