package dev.signalbox.download.job;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Web addresses as clients write them: with spaces, umlauts and bars, which must be escaped before they are asked for. */
public final class WebAddress {
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String NEVER_PLAIN = " \"<>\\^`{|}";

    private WebAddress() {}

    /**
     * The address that may be asked for; one that is right already stays as it is.
     *
     * @throws IllegalArgumentException when it is no http or https URL with a host; the message does not have the text
     */
    public static URI parse(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new IllegalArgumentException("has a control character");
        }
        if (BAD_ESCAPE.matcher(text).find()) {
            throw new IllegalArgumentException("has a '%' without two hexadecimal digits after it");
        }
        URI uri;
        try {
            uri = new URI(escaped(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL: " + e.getReason(), e);
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("must begin with http:// or https://");
        }
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("has no host, or one with characters that hosts and ports have not");
        }
        return uri;
    }

    /** The authority is left alone: a host is not to be escaped, and an IPv6 address has brackets. */
    private static String escaped(String text) {
        var authority = text.indexOf("//");
        var rest = authority < 0 ? 0 : end(text, authority + 2);
        var escaped = new StringBuilder(text.substring(0, rest));
        for (var b : text.substring(rest).getBytes(StandardCharsets.UTF_8)) {
            var bracket = b == '[' || b == ']';
            if (b < 0 || bracket || NEVER_PLAIN.indexOf(b) >= 0) {
                escaped.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            } else {
                escaped.append((char) b);
            }
        }
        return escaped.toString();
    }

    private static int end(String text, int from) {
        for (var at = from; at < text.length(); at++) {
            if ("/?#".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }
}
