package dev.signalbox.lambda.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the body of a callback. JSON is taken as it is, an empty body as {@code {}}, other text as a JSON string: the
 * original system took any body. A body that claims to be JSON must be.
 */
final class CallbackBody {
    /** Step Functions carries 256 KiB of state; some of that is the execution's own. */
    static final int MAX_BYTES = 240 * 1024;
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;
    private static final ObjectMapper JSON = new ObjectMapper().enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CallbackBody() {}

    static Answer read(Callback callback) throws RefusedCallback {
        if (callback.body().length > MAX_BYTES) {
            throw tooLarge();
        }
        var text = text(callback.body());
        if (text.isBlank()) {
            return new Answer.Success("{}");
        }
        var json = json(text);
        if (json.isEmpty() && claimsJson(callback)) {
            throw new RefusedCallback(400, "The body is not JSON, though its Content-Type says so");
        }
        var value = json.orElseGet(() -> TextNode.valueOf(text));
        return value.path("status").asText().equals("FAILED") ? failure(value) : success(json.isPresent(), text, value);
    }

    private static String text(byte[] body) throws RefusedCallback {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedCallback(400, "The body is neither JSON nor UTF-8 text");
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // Not JSON: taken as text, or refused by the caller.
            return Optional.empty();
        }
    }

    private static boolean claimsJson(Callback callback) {
        return callback.contentType().map(t -> t.toLowerCase(Locale.ROOT)).filter(t -> t.contains("json")).isPresent();
    }

    private static Answer success(boolean isJson, String text, JsonNode value) throws RefusedCallback {
        var output = isJson ? text.strip() : value.toString();
        if (output.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw tooLarge();
        }
        return new Answer.Success(output);
    }

    private static Answer failure(JsonNode value) {
        var error = value.path("error").asText("");
        var cause = value.path("cause").isTextual() || value.path("cause").isMissingNode()
                ? value.path("cause").asText("")
                : value.path("cause").toString();
        return new Answer.Failure(cut(error.isBlank() ? "ProviderFailed" : error, MAX_ERROR),
                cut(cause.isBlank() ? "The provider reported a failure without a cause" : cause, MAX_CAUSE));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static RefusedCallback tooLarge() {
        return new RefusedCallback(413, "The body is larger than " + MAX_BYTES + " bytes");
    }
}
