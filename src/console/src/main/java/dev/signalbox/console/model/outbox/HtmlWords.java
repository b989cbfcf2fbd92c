package dev.signalbox.console.model.outbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page without running it: tags go, words and links stay. */
final class HtmlWords {
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style|head|title)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6]|/table|hr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
    private static final Pattern HREF = Pattern.compile("(?i)\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
            "nbsp", " ", "euro", "€");
    private static final int MOST_LINKS = 50;

    private HtmlWords() {}

    static String of(String html) {
        var seen = BREAK.matcher(UNSEEN.matcher(html).replaceAll("").replaceAll("\\s+", " ")).replaceAll("\n");
        return entities(TAG.matcher(seen).replaceAll("")).replaceAll("[ \\t]*\\n[ \\t]*", "\n").replaceAll("\\n{3,}",
                "\n\n").strip();
    }

    private static String entities(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(entity(found.group(
                1), found.group())));
    }

    private static String entity(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), whole);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }

    static List<URI> links(String text, String html) {
        var found = new LinkedHashSet<String>();
        ADDRESS.matcher(text).results().forEach(one -> found.add(one.group()));
        HREF.matcher(html).results().forEach(one -> found.add(entities(one.group(1) == null ? one.group(2)
                : one.group(
                        1))));
        return found.stream().limit(MOST_LINKS).flatMap(one -> uri(one).stream()).toList();
    }

    /** Whatever is no web address cannot be opened; it is still in the words. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null && ("http".equalsIgnoreCase(uri
                    .getScheme()) || "https".equalsIgnoreCase(uri.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
