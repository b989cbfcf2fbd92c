package dev.signalbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A request as an HTTP API hands it to a function (payload format 2.0). */
public final class HttpEvent {
    private final JsonNode json;

    private HttpEvent(JsonNode json) {
        this.json = json;
    }

    public static HttpEvent read(InputStream in) throws IOException {
        return new HttpEvent(TaskInput.JSON.readTree(in));
    }

    /** Such as {@code GET /projects/{id}}. */
    public String routeKey() {
        return json.path("routeKey").asText();
    }

    /** Decoded, whatever stage or base path comes before it. */
    public String pathParameter(String name) {
        var value = json.path("pathParameters").path(name).asText();
        try {
            return value.contains("%") ? URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8) : value;
        } catch (IllegalArgumentException e) {
            // It holds a percent sign that encodes nothing.
            return value;
        }
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(json.path("queryStringParameters").get(name)).map(JsonNode::asText);
    }

    /** @param name in lower case, as HTTP APIs hand them on */
    public Optional<String> header(String name) {
        return Optional.ofNullable(json.path("headers").get(name)).map(JsonNode::asText);
    }

    public byte[] body() {
        var body = json.path("body").asText("");
        return json.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
