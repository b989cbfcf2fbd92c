package dev.signalbox.localcloud.service.apigatewayv2.socket;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.SocketRoute.Opening;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The events that functions of a WebSocket API get.
 *
 * @param domainName with the stage's name after it, where the connection is managed
 * @param requestId of the one handshake, message or end that the event tells of
 */
record SocketEvent(Connection connection, String domainName, Map<String, String> stageVariables, String requestId,
        Instant at) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    ObjectNode connect(Opening opening, int port) {
        var headers = new LinkedHashMap<>(opening.headers());
        headers.putIfAbsent("X-Forwarded-For", List.of(opening.remoteAddress()));
        headers.putIfAbsent("X-Forwarded-Port", List.of(Integer.toString(port)));
        headers.putIfAbsent("X-Forwarded-Proto", List.of("http"));
        var event = JSON.createObjectNode();
        lists(event, "headers", "multiValueHeaders", headers);
        var query = query(opening.query());
        if (!query.isEmpty()) {
            lists(event, "queryStringParameters", "multiValueQueryStringParameters", query);
        }
        context(event, "$connect", "CONNECT");
        return event.put("isBase64Encoded", false);
    }

    ObjectNode message(String routeKey, String body) {
        var event = JSON.createObjectNode();
        context(event, routeKey, "MESSAGE").put("messageId", requestId);
        return event.put("body", body).put("isBase64Encoded", false);
    }

    ObjectNode disconnect(int code, String reason) {
        var event = JSON.createObjectNode();
        lists(event, "headers", "multiValueHeaders", Map.of("Host", List.of(domainName), "x-api-key", List.of(""),
                "X-Forwarded-For", List.of(""), "x-restapi", List.of("")));
        context(event, "$disconnect", "DISCONNECT").put("disconnectStatusCode", code).put("disconnectReason", reason);
        return event.put("isBase64Encoded", false);
    }

    private ObjectNode context(ObjectNode event, String routeKey, String type) {
        var context = event.putObject("requestContext").put("routeKey", routeKey).put("eventType", type).put(
                "extendedRequestId", requestId).put("requestTime", TIME.format(at)).put("messageDirection", "IN").put(
                        "stage", connection.stage()).put("connectedAt", connection.connectedAt().toEpochMilli()).put(
                                "requestTimeEpoch", at.toEpochMilli());
        var identity = context.putObject("identity").put("sourceIp", connection.sourceIp());
        if (!connection.userAgent().isEmpty()) {
            identity.put("userAgent", connection.userAgent());
        }
        if (!stageVariables.isEmpty()) {
            var variables = event.putObject("stageVariables");
            stageVariables.forEach(variables::put);
        }
        return context.put("requestId", requestId).put("domainName", domainName).put("connectionId", connection.id())
                .put("apiId", connection.api());
    }

    private static void lists(ObjectNode event, String single, String multi, Map<String, List<String>> values) {
        var last = event.putObject(single);
        var all = event.putObject(multi);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            var array = all.putArray(name);
            list.forEach(array::add);
        });
    }

    private static Map<String, List<String>> query(String text) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return all;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
