package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a message of a WebSocket API names its route, such as {@code $request.body.action}. */
public final class RouteSelection {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "request\\.body((?:\\.[A-Za-z0-9_-]+)+)";
    private static final Pattern WHOLE = Pattern.compile("\\$" + PATH);
    private static final Pattern PART = Pattern.compile("\\$\\{" + PATH + "}");

    private RouteSelection() {}

    /** Refuses at once what no message could be matched with. */
    static void check(String expression) {
        if (!WHOLE.matcher(expression).matches() && !PART.matcher(expression).find()) {
            throw ApiErrors.bad("Invalid RouteSelectionExpression: " + expression
                    + "; the local cloud knows $request.body.<name> and ${request.body.<name>}");
        }
    }

    /** The route key that a message asks for; empty when it is no JSON or lacks what the expression names. */
    public static Optional<String> key(String expression, String message) {
        JsonNode body;
        try {
            body = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        var whole = WHOLE.matcher(expression);
        if (whole.matches()) {
            return value(body, whole.group(1));
        }
        var key = new StringBuilder();
        var part = PART.matcher(expression);
        int at = 0;
        while (part.find()) {
            var value = value(body, part.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            key.append(expression, at, part.start()).append(value.get());
            at = part.end();
        }
        return Optional.of(key.append(expression.substring(at)).toString());
    }

    private static Optional<String> value(JsonNode body, String path) {
        var at = body;
        for (var step : path.substring(1).split("\\.")) {
            at = at.path(step);
        }
        return at.isValueNode() && !at.isNull() ? Optional.of(at.asText()) : Optional.empty();
    }
}
