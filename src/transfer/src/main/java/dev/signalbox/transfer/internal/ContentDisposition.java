package dev.signalbox.transfer.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the file name of a Content-Disposition header (RFC 6266). */
final class ContentDisposition {
    private static final Pattern EXTENDED = Pattern.compile("(?i)filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]+)");
    private static final Pattern QUOTED = Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TOKEN = Pattern.compile("(?i)filename\\s*=\\s*([^;\\s\"]+)");

    private ContentDisposition() {}

    static Optional<String> fileName(String header) {
        if (!header.toLowerCase(Locale.ROOT).contains("filename")) {
            return Optional.empty();
        }
        var extended = EXTENDED.matcher(header);
        if (extended.find()) {
            return decoded(extended.group(1));
        }
        var quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
        }
        var token = TOKEN.matcher(header);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not valid percent-encoding: as if there were no name.
            return Optional.empty();
        }
    }
}
