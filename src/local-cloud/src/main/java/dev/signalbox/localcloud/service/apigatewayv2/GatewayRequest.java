package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One request to a deployed API, on the route it takes.
 *
 * @param caller who signed it, on routes that ask for a signature
 * @param path as the client sees it below the API's address, with the stage's name unless that is {@code $default}
 */
record GatewayRequest(String id, ApiRecord api, Stage stage, RouteEntry route, String path,
        Map<String, String> pathParameters, Http http, Instant at, Optional<Caller> caller) {

    /**
     * What came over HTTP.
     *
     * @param rawPath of the whole address, as it was signed
     * @param headers by name in lower case, each with all its values
     */
    record Http(String method, String protocol, String rawPath, String rawQuery, Map<String, List<String>> headers,
            String sourceIp,
            byte[] body) {}

    private static final Pattern TEXT = Pattern.compile(
            "text/.*|application/(json|javascript|xml|.*\\+json|.*\\+xml)\\b.*", Pattern.CASE_INSENSITIVE);

    static Http read(HttpServletRequest request, int bodyLimit) throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        headers.putIfAbsent("x-forwarded-for", List.of(request.getRemoteAddr()));
        headers.putIfAbsent("x-forwarded-port", List.of(Integer.toString(request.getLocalPort())));
        headers.putIfAbsent("x-forwarded-proto", List.of("http"));
        var body = request.getInputStream().readNBytes(bodyLimit + 1);
        return new Http(request.getMethod(), request.getProtocol(), request.getRequestURI(), Optional.ofNullable(request
                .getQueryString())
                .orElse(""), headers, request.getRemoteAddr(), body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(http.headers().get(name)).map(List::getFirst);
    }

    String domainName() {
        return header("host").orElse("localhost").replaceFirst(":\\d+$", "");
    }

    /** Decoded query parameters with all their values. */
    Map<String, List<String>> query() {
        var all = new TreeMap<String, List<String>>();
        for (var pair : http.rawQuery().split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(equals < 0 ? ""
                        : decode(pair.substring(equals
                                + 1)));
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

    /** The body as text if it is, else empty: then it goes to the function in base64. */
    Optional<String> text() {
        if (!header("content-type").map(t -> TEXT.matcher(t).matches()).orElse(true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(http.body())).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(http.body());
    }
}
