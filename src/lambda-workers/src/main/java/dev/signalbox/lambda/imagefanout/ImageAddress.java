package dev.signalbox.lambda.imagefanout;

import java.util.Locale;
import java.util.regex.Pattern;

/** Splits a URL as it stands, without judging it; the guard of the fetch does that. */
record ImageAddress(String url, String host, String path, boolean hasQuery) {
    private static final Pattern PARTS = Pattern
            .compile("^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(.*)$", Pattern.DOTALL);

    /** With one slash between base and path, whether they bring it or not. */
    static ImageAddress of(String baseUrl, String resourcePath) {
        return of(baseUrl.replaceFirst("/+$", "") + "/" + resourcePath.replaceFirst("^/+", ""));
    }

    private static ImageAddress of(String url) {
        var parts = PARTS.matcher(url);
        return parts.matches()
                ? new ImageAddress(url, parts.group(1).toLowerCase(Locale.ROOT), parts.group(2),
                        !parts.group(3).isEmpty())
                : new ImageAddress(url, "", url, false);
    }
}
