package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * One request to a stage of a REST API, on the method it takes.
 *
 * @param path below the stage
 * @param caller who signed it, on methods that ask for a signature
 */
record RestRequest(String id, RestApi api, Stage stage, Node resource, Method method, String path,
        Map<String, String> pathParameters, Incoming http, Instant at, Optional<Caller> caller) {

    /**
     * What came over HTTP.
     *
     * @param rawPath of the whole address, as it was signed
     * @param headers by name as the client spelled it, each with all its values
     */
    record Incoming(String method, String protocol, String rawPath, String rawQuery,
            Map<String, List<String>> headers, String sourceIp, byte[] body) {
        Optional<String> header(String name) {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(e -> String.join(",",
                    e.getValue())).findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Decoded query parameters with all their values. */
    Map<String, List<String>> query() {
        var all = new LinkedHashMap<String, List<String>>();
        for (var pair : http.rawQuery().split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                all.computeIfAbsent(decode(equals < 0 ? pair : pair.substring(0, equals)), _ -> new ArrayList<>()).add(
                        value);
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

    /** Whether a body of this type goes to functions in base64. */
    boolean isBinary(Optional<String> type) {
        var known = api.binaryMediaTypes();
        return known.contains("*/*") || type.map(t -> known.contains(t.split(";", 2)[0].strip())).orElse(false);
    }

    String domainName() {
        return http.header("Host").orElse("localhost").replaceFirst(":\\d+$", "");
    }
}
