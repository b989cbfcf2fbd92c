package dev.signalbox.localcloud.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operation's path, such as {@code /v2/apis/{apiId}/routes}.
 *
 * @param constantQuery what must be in the query string, such as {@code Operation=cancel}, or with any value if none is named; often
 *            empty
 * @param literals how many characters are not placeholders; the more, the more specific
 */
record UriTemplate(Pattern path, List<String> names, String constantQuery, int literals) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w-]+)(\\+?)}");

    static UriTemplate of(String template) {
        int question = template.indexOf('?');
        var path = question < 0 ? template : template.substring(0, question);
        var names = new ArrayList<String>();
        var regex = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(path);
        int at = 0;
        int literals = 0;
        while (placeholder.find()) {
            regex.append(Pattern.quote(path.substring(at, placeholder.start())));
            regex.append(placeholder.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            literals += placeholder.start() - at;
            names.add(placeholder.group(1));
            at = placeholder.end();
        }
        regex.append(Pattern.quote(path.substring(at))).append("/?");
        return new UriTemplate(Pattern.compile(regex.toString()), List.copyOf(names), question < 0 ? ""
                : template.substring(question + 1), literals + path.length() - at);
    }

    /** The decoded path values, if the address fits. */
    Optional<Map<String, String>> match(String rawPath, String rawQuery) {
        var matcher = path.matcher(rawPath);
        if (!matcher.matches() || !hasConstants(rawQuery)) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), QueryString.decode(matcher.group(i + 1).replace("+", "%2B")));
        }
        return Optional.of(values);
    }

    private boolean hasConstants(String rawQuery) {
        if (constantQuery.isEmpty()) {
            return true;
        }
        var given = QueryString.parse(rawQuery);
        return QueryString.parse(constantQuery).entrySet().stream().allMatch(c -> c.getValue().equals(List.of(""))
                ? given.containsKey(c.getKey())
                : c.getValue().equals(given.get(c.getKey())));
    }
}
