package dev.signalbox.localcloud.service.apigatewayv2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A parsed route key, such as {@code POST /a/{id}}.
 *
 * @param method empty for {@code $default}
 */
public record RouteKey(String text, Optional<String> method, List<String> segments) implements Comparable<RouteKey> {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
            "ANY");
    private static final Pattern SEGMENT = Pattern.compile("[^{}/]*|\\{[a-zA-Z0-9_.:-]+\\+?}");
    private static final Set<String> SOCKET_KEYS = Set.of("$connect", "$disconnect", "$default");
    private static final String DEFAULT = "$default";

    public static RouteKey parse(String text) {
        if (text.equals(DEFAULT)) {
            return new RouteKey(text, Optional.empty(), List.of());
        }
        var words = text.split(" ");
        if (words.length != 2 || !METHODS.contains(words[0]) || !words[1].startsWith("/")) {
            throw malformed();
        }
        var segments = segments(words[1]);
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (!SEGMENT.matcher(segment).matches() || greedy(segment) && i < segments.size() - 1) {
                throw malformed();
            }
        }
        return new RouteKey(text, Optional.of(words[0]), segments);
    }

    /** Keys of WebSocket APIs are free text; those that begin with a dollar are given. */
    static void checkSocket(String key) {
        if (key.isBlank() || key.startsWith("$") && !SOCKET_KEYS.contains(key)) {
            throw ApiErrors.bad("The provided route key is not valid for WebSocket protocol: " + key);
        }
    }

    private static RuntimeException malformed() {
        return ApiErrors.bad("The provided route key is not formatted properly for HTTP protocol. Format should be "
                + "\"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean variable(String segment) {
        return segment.startsWith("{");
    }

    private static boolean greedy(String segment) {
        return segment.endsWith("+}");
    }

    /** The path of the route, {@code $default} for the route of that name. */
    String path() {
        return method.isEmpty() ? DEFAULT : text.substring(text.indexOf('/'));
    }

    /**
     * Whether a request takes this route.
     *
     * @return the decoded path parameters if so
     */
    public Optional<Map<String, String>> match(String requestMethod, String requestPath) {
        if (method.isEmpty()) {
            return Optional.of(Map.of());
        }
        var given = segments(requestPath);
        var parameters = new LinkedHashMap<String, String>();
        if (!method.get().equals("ANY") && !method.get().equals(requestMethod) || given.size() < segments.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (greedy(segment)) {
                var rest = decode(String.join("/", given.subList(i, given.size())));
                parameters.put(segment.substring(1, segment.length() - 2), rest);
                return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
            }
            if (variable(segment) && !given.get(i).isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
            } else if (!segment.equals(decode(given.get(i)))) {
                return Optional.empty();
            }
        }
        return given.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The most specific first: words before variables before greedy variables, a method before any. */
    @Override
    public int compareTo(RouteKey other) {
        if (method.isEmpty() || other.method.isEmpty()) {
            return Boolean.compare(method.isEmpty(), other.method.isEmpty());
        }
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Integer.compare(rank(segments.get(i)), rank(other.segments.get(i)));
            if (order != 0) {
                return order;
            }
        }
        int longer = Integer.compare(other.segments.size(), segments.size());
        return longer != 0 ? longer : Boolean.compare(method.get().equals("ANY"), other.method.get().equals("ANY"));
    }

    private static int rank(String segment) {
        if (greedy(segment)) {
            return 2;
        }
        return variable(segment) ? 1 : 0;
    }
}
