package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.About;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayRequest.Http;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Cors;

/** What pages of other origins may do with an HTTP API that has a CORS configuration. */
final class CrossOrigin {
    private static final String ANY = "*";

    private final Cors allowed;

    private CrossOrigin(Cors allowed) {
        this.allowed = allowed;
    }

    /** Empty for an API that leaves cross-origin headers to its integrations. */
    static Optional<CrossOrigin> of(ApiRecord api) {
        return read(api.about()).map(CrossOrigin::new);
    }

    static Optional<Cors> read(About about) {
        return about.crossOrigin().map(json -> ModelJson.read(json, Cors.class));
    }

    /** A configuration as it is kept. */
    static Optional<String> json(boolean socket, @Nullable Cors cors) {
        if (cors == null) {
            return Optional.empty();
        }
        if (socket) {
            throw ApiErrors.bad("CORS configuration is not supported for protocol type WEBSOCKET");
        }
        if (Boolean.TRUE.equals(cors.allowCredentials()) && cors.allowOrigins().contains(ANY)) {
            throw ApiErrors.bad("allow-credentials is not supported if all origins are allowed");
        }
        return Optional.of(ModelJson.write(cors));
    }

    /** The answer to a browser's question before a request; no route is asked. */
    Optional<GatewayAnswer> preflight(Http http) {
        if (!http.method().equals("OPTIONS") || first(http, "access-control-request-method").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GatewayAnswer(204, headers(http, true), new byte[0]));
    }

    /** The answer with this configuration's headers in place of the integration's own. */
    GatewayAnswer mark(GatewayAnswer answer, Http http) {
        var headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.startsWith("access-control-"));
        headers.putAll(headers(http, false));
        return new GatewayAnswer(answer.status(), headers, answer.body());
    }

    private Map<String, List<String>> headers(Http http, boolean preflight) {
        var origin = first(http, "origin").flatMap(this::allows);
        if (origin.isEmpty()) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("access-control-allow-origin", List.of(origin.get()));
        if (!origin.get().equals(ANY)) {
            headers.put("vary", List.of("Origin"));
        }
        if (Boolean.TRUE.equals(allowed.allowCredentials())) {
            headers.put("access-control-allow-credentials", List.of("true"));
        }
        if (preflight) {
            join(headers, "access-control-allow-methods", allowed.allowMethods());
            join(headers, "access-control-allow-headers", allowed.allowHeaders());
            Optional.ofNullable(allowed.maxAge()).ifPresent(age -> headers.put("access-control-max-age", List.of(age
                    .toString())));
        }
        join(headers, "access-control-expose-headers", allowed.exposeHeaders());
        return headers;
    }

    private static void join(Map<String, List<String>> headers, String name, List<String> values) {
        if (!values.isEmpty()) {
            headers.put(name, List.of(String.join(",", values)));
        }
    }

    /** What to tell the page: its origin, or a star. */
    private Optional<String> allows(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        for (var pattern : allowed.allowOrigins()) {
            var wanted = pattern.toLowerCase(Locale.ROOT);
            if (wanted.equals(ANY)) {
                return Optional.of(ANY);
            }
            boolean scheme = wanted.endsWith("://*") && lower.startsWith(wanted.substring(0, wanted.length() - 1));
            if (scheme || wanted.equals(lower)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(Http http, String header) {
        return Optional.ofNullable(http.headers().get(header)).map(List::getFirst);
    }
}
