package dev.signalbox.localcloud.conformance;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words {@code {{...}}} of a case: known values, and patterns for what differs at every run. */
final class Placeholders {
    static final Pattern WORD = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Map<String, String> PATTERNS = Map.of("any", ".*", "uuid", UUID, "number", "-?[0-9]+", "token",
            "[A-Za-z0-9+/=_-]{20,}", "time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

    private final Map<String, String> values = new TreeMap<>();

    void put(String word, String value) {
        values.put(word, value);
    }

    /** The text with all known values in their places. */
    String fill(String text) {
        return WORD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    }

    boolean fits(String expected, String actual) {
        var filled = fill(expected);
        if (!WORD.matcher(filled).find()) {
            return filled.equals(actual);
        }
        var regex = new StringBuilder();
        var words = WORD.matcher(filled);
        int from = 0;
        while (words.find()) {
            var pattern = PATTERNS.get(words.group(1));
            regex.append(Pattern.quote(filled.substring(from, words.start())));
            regex.append(pattern == null ? Pattern.quote(words.group()) : pattern);
            from = words.end();
        }
        regex.append(Pattern.quote(filled.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual).matches();
    }
}
