package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that an integration takes from the request, such as {@code $request.body.id}; any other text stands for
 * itself, and {@code ${request.body.id}} is filled in within it.
 */
final class ParameterMapping {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EXPRESSION = "(request\\.(?:body|path|(?:body|header|querystring|path)\\.[^}\\s]+)|context\\.[\\w.]+|stageVariables\\.\\w+)";
    private static final Pattern WHOLE = Pattern.compile("\\$" + EXPRESSION);
    private static final Pattern PART = Pattern.compile("\\$\\{" + EXPRESSION + "}");
    private static final Pattern STEP = Pattern.compile("\\.?([\\w-]+)|\\[(\\d+)]|\\['([^']+)']");

    private final GatewayRequest request;

    ParameterMapping(GatewayRequest request) {
        this.request = request;
    }

    /** Refuses what looks like an expression and is none that is known. */
    static void check(String value) {
        if (value.matches("\\$(request|context|stageVariables)\\b.*") && !WHOLE.matcher(value).matches()) {
            throw ApiErrors.bad("Invalid mapping expression specified: " + value);
        }
    }

    /** Empty when the request lacks what is asked for. */
    Optional<String> value(String mapping) {
        var whole = WHOLE.matcher(mapping);
        if (whole.matches()) {
            return expression(whole.group(1));
        }
        return Optional.of(PART.matcher(mapping).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(expression(m
                .group(1)).orElse(""))));
    }

    private Optional<String> expression(String text) {
        if (text.equals("request.body")) {
            return Optional.of(body()).filter(b -> !b.isEmpty());
        }
        if (text.equals("request.path")) {
            return Optional.of(request.path());
        }
        var name = text.substring(text.indexOf('.', text.startsWith("request.") ? 8 : 0) + 1);
        if (text.startsWith("request.body.")) {
            return inBody(name);
        }
        if (text.startsWith("request.header.")) {
            return Optional.ofNullable(request.http().headers().get(name.toLowerCase(Locale.ROOT))).map(
                    values -> String.join(",", values));
        }
        if (text.startsWith("request.querystring.")) {
            return Optional.ofNullable(request.query().get(name)).map(values -> String.join(",", values));
        }
        if (text.startsWith("request.path.")) {
            return Optional.ofNullable(request.pathParameters().get(name));
        }
        return text.startsWith("stageVariables.") ? Optional.ofNullable(request.stage().variables().get(name))
                : context(name);
    }

    private String body() {
        return new String(request.http().body(), StandardCharsets.UTF_8);
    }

    private Optional<String> inBody(String path) {
        JsonNode at;
        try {
            at = JSON.readTree(body());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        var step = STEP.matcher(path);
        while (step.find()) {
            at = step.group(2) != null ? at.path(Integer.parseInt(step.group(2)))
                    : at.path(step.group(1) != null ? step.group(1) : step.group(3));
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at.isTextual() ? at.textValue() : at.toString());
    }

    private Optional<String> context(String name) {
        return switch (name) {
            case "requestId" -> Optional.of(request.id());
            case "apiId" -> Optional.of(request.api().id());
            case "stage" -> Optional.of(request.stage().name());
            case "routeKey" -> Optional.of(request.route().key());
            case "path" -> Optional.of(request.path());
            case "httpMethod" -> Optional.of(request.http().method());
            case "protocol" -> Optional.of(request.http().protocol());
            case "domainName" -> Optional.of(request.domainName());
            case "identity.sourceIp" -> Optional.of(request.http().sourceIp());
            case "identity.userAgent" -> request.header("user-agent");
            case "requestTimeEpoch" -> Optional.of(Long.toString(request.at().toEpochMilli()));
            default -> Optional.empty();
        };
    }
}
