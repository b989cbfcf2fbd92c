package dev.signalbox.transfer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL with a user and password in it, as browsers and other HTTP clients take it: these belong in a header, to the
 * URL's own origin only, and not in the URL that is asked for and logged.
 *
 * @param url without them
 * @param authorization value of the header, if there were any
 */
public record UrlLogin(String url, Optional<String> authorization) {
    private static final Pattern FORM = Pattern.compile("(?is)(https?://)([^/?#@]*)@(.*)");

    public static UrlLogin of(String url) {
        var match = FORM.matcher(url.strip());
        if (!match.matches()) {
            return new UrlLogin(url, Optional.empty());
        }
        var parts = match.group(2).split(":", 2);
        var login = decoded(parts[0]) + ":" + (parts.length == 2 ? decoded(parts[1]) : "");
        var basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return new UrlLogin(match.group(1) + match.group(3), Optional.of(basic));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that means itself.
            return text;
        }
    }

    @Override
    public String toString() {
        return "UrlLogin[" + SafeUrl.of(url) + "]";
    }
}
