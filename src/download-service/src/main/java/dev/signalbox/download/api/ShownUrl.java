package dev.signalbox.download.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A URL as it may be told to whoever may look at jobs: without user information and without the values of parameters
 * that look like secrets, such as signatures and tokens. The rest stays, so that a job can be known by it.
 */
final class ShownUrl {
    private static final String HIDDEN = "***";
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");
    private static final Pattern PARAMETER = Pattern.compile("[?&;#]([^=&;#?]*)=");
    private static final Pattern SECRET = Pattern.compile("(?i)signature|token|passw|secret|credential|authori[sz]ation"
            + "|api.?key|access.?key|private.?key|^x-(amz|goog)-"
            + "|(?<![a-z])(key|sig|auth|pass|pwd|pw|jwt|policy|session|sid|code)(?![a-z])");

    private ShownUrl() {}

    static String of(String url) {
        var text = USER.matcher(url).replaceAll("//***@");
        var shown = new StringBuilder();
        var parameter = PARAMETER.matcher(text);
        int from = 0;
        while (parameter.find(from)) {
            shown.append(text, from, parameter.end());
            from = parameter.end();
            if (SECRET.matcher(decoded(parameter.group(1))).find()) {
                shown.append(HIDDEN);
                from = endOfValue(text, from);
            }
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static int endOfValue(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '&' && text.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // It is no encoded text, so nobody reads it as one.
            return name;
        }
    }
}
