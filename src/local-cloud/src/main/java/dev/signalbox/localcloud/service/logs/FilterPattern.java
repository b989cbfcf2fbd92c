package dev.signalbox.localcloud.service.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** CloudWatch Logs' filter patterns of plain terms: {@code ERROR -"dry run" ?a ?b}. */
final class FilterPattern implements Predicate<String> {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:\\\\.|[^\"\\\\])*)\"|([^\\s\"]+))\\s*");

    private final List<String> all = new ArrayList<>();
    private final List<String> any = new ArrayList<>();
    private final List<String> none = new ArrayList<>();

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException for patterns that look into structures */
    FilterPattern(String pattern) {
        var text = pattern.strip();
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%")) {
            throw LogErrors.invalid("The local cloud implements filter patterns of plain terms, not '" + text + "'.");
        }
        var terms = TERM.matcher(text);
        while (terms.lookingAt()) {
            var term = terms.group(2) == null ? terms.group(3) : terms.group(2).replaceAll("\\\\(.)", "$1");
            switch (terms.group(1)) {
                case "?" -> any.add(term);
                case "-" -> none.add(term);
                default -> all.add(term);
            }
            terms.region(terms.end(), text.length());
        }
        if (terms.regionStart() < text.length()) {
            throw LogErrors.invalid("Invalid filter pattern");
        }
    }

    @Override
    public boolean test(String message) {
        return all.stream().allMatch(message::contains) && none.stream().noneMatch(message::contains) && (any.isEmpty()
                || any.stream().anyMatch(message::contains));
    }
}
