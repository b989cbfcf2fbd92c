package dev.signalbox.localcloud.service.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Conditions on fields between spaces: {@code [ip, user, ..., status = 4*, bytes > 1000]}. What stands in quotes or
 * brackets is one field; three dots stand for any number of fields.
 */
final class FieldsPattern implements Predicate<String> {
    private static final String REST = "...";
    private static final Pattern NAME = Pattern.compile("[^\\s=!<>&|(),]+");
    private static final Pattern FIELD = Pattern.compile("\\s*(?:\"([^\"]*)\"|\\[([^]]*)]|(\\S+))");

    /** @param name empty for three dots */
    private record Field(String name, Optional<Condition> condition) {}

    private final List<Field> fields;
    private final int rest;

    private FieldsPattern(List<Field> fields) {
        this.fields = fields;
        this.rest = fields.stream().map(Field::name).toList().indexOf("");
    }

    static FieldsPattern parse(String text) {
        if (!text.endsWith("]")) {
            throw new LogPattern.Invalid("A space-delimited filter pattern must end with ']'");
        }
        var fields = new ArrayList<Field>();
        for (var part : split(text.substring(1, text.length() - 1))) {
            fields.add(field(part.strip()));
        }
        if (fields.stream().filter(field -> field.name().isEmpty()).count() > 1) {
            throw new LogPattern.Invalid("A space-delimited filter pattern can have only one ellipsis");
        }
        return new FieldsPattern(fields);
    }

    /** At commas that are not in quotes. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Field field(String part) {
        if (part.equals(REST)) {
            return new Field("", Optional.empty());
        }
        var name = NAME.matcher(part.startsWith("(") ? part.replaceFirst("^[(\\s]+", "") : part);
        if (!name.lookingAt()) {
            throw new LogPattern.Invalid("Invalid field '" + part + "'");
        }
        return part.equals(name.group()) ? new Field(part, Optional.empty())
                : new Field(name.group(), Optional.of(ConditionParser.parse(part, name.group()::equals)));
    }

    @Override
    public boolean test(String message) {
        var values = new ArrayList<String>();
        var field = FIELD.matcher(message.stripTrailing());
        while (field.lookingAt()) {
            values.add(field.group(1) != null ? field.group(1)
                    : field.group(2) != null ? field.group(2)
                            : field.group(3));
            field.region(field.end(), field.regionEnd());
        }
        boolean fits = rest < 0 ? values.size() == fields.size() : values.size() >= fields.size() - 1;
        return fits && holds(values);
    }

    private boolean holds(List<String> values) {
        int surplus = values.size() - fields.size();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.condition().isPresent()) {
                var value = values.get(rest >= 0 && i > rest ? i + surplus : i);
                if (!field.condition().get().holds(new Named(Map.of(field.name(), value)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Named(Map<String, String> values) implements Condition.Subject {
        Named {
            values = new TreeMap<>(values);
        }

        @Override
        public List<String> texts(String selector) {
            return Optional.ofNullable(values.get(selector)).stream().toList();
        }

        @Override
        public boolean is(String selector, Condition.Kind kind) {
            return switch (kind) {
                case MISSING -> !values.containsKey(selector);
                case NULL -> "null".equals(values.get(selector));
                case TRUE -> "true".equals(values.get(selector));
                case FALSE -> "false".equals(values.get(selector));
            };
        }
    }
}
