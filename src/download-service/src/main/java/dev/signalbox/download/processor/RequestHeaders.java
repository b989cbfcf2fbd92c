package dev.signalbox.download.processor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers that operators and clients may send along with a download. */
public final class RequestHeaders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
    /** What is visible in ASCII, spaces and tabs; no line ends. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,8000}");
    /** They belong to the connection, or say where the request goes. */
    private static final Set<String> NOT_FOR_CALLERS = Set.of("host", "connection", "keep-alive", "te", "trailer",
            "transfer-encoding", "upgrade", "content-length", "expect", "http2-settings");

    private RequestHeaders() {}

    /** Why a header cannot be sent, for the client; empty if it can. */
    public static Optional<String> trouble(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    "a request header's name is empty, too long or has characters that no header's name has");
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (NOT_FOR_CALLERS.contains(lower) || lower.startsWith("proxy-")) {
            return Optional.of("the request header " + name + " is set by the service itself");
        }
        return VALUE.matcher(value).matches() ? Optional.empty()
                : Optional.of("the value of the request header " + name + " is too long or has characters that no "
                        + "header's value has");
    }

    /**
     * Those of the job, and the defaults that it does not have.
     *
     * @throws IllegalArgumentException when one cannot be sent
     */
    static Map<String, String> of(Map<String, String> defaults, Map<String, String> own) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(defaults);
        headers.putAll(own);
        headers.forEach((name, value) -> trouble(name, value).ifPresent(t -> {
            throw new IllegalArgumentException(t);
        }));
        return headers;
    }
}
