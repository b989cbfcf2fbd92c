package dev.signalbox.download.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON in requests and answers. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION).build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static void answer(Context ctx, int status, JsonNode node) {
        try {
            ctx.status(status).contentType("application/json").result(MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("An answer could not be written as JSON", e);
        }
    }

    static void answer(Context ctx, Problem problem) {
        var node = object().put("code", problem.code()).put("message", problem.message());
        problem.field().ifPresent(field -> node.put("field", field));
        problem.retryAfterSeconds().ifPresent(seconds -> ctx.header("Retry-After", Integer.toString(seconds)));
        answer(ctx, problem.status(), node);
    }

    /** The body, which must be a JSON object of at most {@code maxBytes}. Nothing of it is in the problem's text. */
    public static ObjectNode body(Context ctx, int maxBytes) {
        byte[] bytes;
        try {
            bytes = ctx.bodyInputStream().readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw Problem.of(400, "invalid_request", "The body ended before its end").raised();
        }
        if (bytes.length > maxBytes) {
            throw Problem.of(413, "body_too_large", "The body may have at most " + maxBytes + " bytes").raised();
        }
        return object(bytes).orElseThrow(
                () -> Problem.of(400, "invalid_request", "The body must be one JSON object").raised());
    }

    private static Optional<ObjectNode> object(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "invalid_request", "The body is no JSON: line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr()).raised();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
