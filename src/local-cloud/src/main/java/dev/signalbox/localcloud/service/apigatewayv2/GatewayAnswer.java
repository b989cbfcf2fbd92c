package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes back to the client. */
public record GatewayAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayAnswer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "text/plain;charset=UTF-8";
    /** Set by the server itself. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "content-length", "keep-alive", "te", "trailer",
            "transfer-encoding", "upgrade");

    /** API Gateway's own answer. */
    public static GatewayAnswer message(int status, String message) {
        var body = JSON.createObjectNode().put("message", message).toString();
        return new GatewayAnswer(status, Map.of("content-type", List.of("application/json")), body.getBytes(
                StandardCharsets.UTF_8));
    }

    static GatewayAnswer internalError() {
        return message(500, "Internal Server Error");
    }

    /**
     * Reads what a function of a REST or WebSocket API returned; empty when it lacks what it must have.
     *
     * @param binary whether a body in base64 stands for bytes; if not, it is sent as it is
     */
    public static Optional<GatewayAnswer> proxied(byte[] payload, boolean binary) {
        try {
            var json = JSON.readTree(payload);
            if (json.isObject() && json.has("statusCode")) {
                return Optional.of(structured(json, "application/json", binary));
            }
            LOG.warn("A function answered without statusCode");
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("A function's answer is malformed: {}", e.getMessage());
        }
        return Optional.empty();
    }

    /** Reads what a function returned, as the payload format of its integration says. */
    static GatewayAnswer of(byte[] payload, String payloadFormatVersion) {
        try {
            var json = JSON.readTree(payload);
            if (json.isObject() && json.has("statusCode")) {
                return structured(json, TEXT, true);
            }
            if (payloadFormatVersion.equals("1.0")) {
                LOG.warn("A function answered without statusCode, which payload format 1.0 needs");
                return internalError();
            }
            var body = json.isTextual() ? json.textValue() : new String(payload, StandardCharsets.UTF_8);
            return new GatewayAnswer(200, Map.of("content-type", List.of("application/json")), body.getBytes(
                    StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("A function's answer is malformed: {}", e.getMessage());
            return internalError();
        }
    }

    private static GatewayAnswer structured(JsonNode json, String type, boolean binary) {
        int status = json.get("statusCode").asInt(0);
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("statusCode is no HTTP status");
        }
        var headers = new TreeMap<String, List<String>>();
        json.path("headers").properties().forEach(h -> headers.put(name(h.getKey()), new ArrayList<>(List.of(h
                .getValue().asText()))));
        json.path("multiValueHeaders").properties().forEach(h -> {
            var values = new ArrayList<String>();
            h.getValue().forEach(v -> values.add(v.asText()));
            headers.put(name(h.getKey()), values);
        });
        json.path("cookies").forEach(c -> headers.computeIfAbsent("set-cookie", n -> new ArrayList<>()).add(c
                .asText()));
        headers.keySet().removeAll(HOP_BY_HOP);
        headers.putIfAbsent("content-type", List.of(type));
        return new GatewayAnswer(status, headers, body(json, binary));
    }

    private static String name(String header) {
        return header.toLowerCase(Locale.ROOT);
    }

    private static byte[] body(JsonNode json, boolean binary) {
        var body = json.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (!body.isTextual()) {
            throw new IllegalArgumentException("body is no string");
        }
        return binary && json.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(body.textValue())
                : body.textValue().getBytes(StandardCharsets.UTF_8);
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
