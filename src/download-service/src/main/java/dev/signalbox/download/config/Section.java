package dev.signalbox.download.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of the configuration file. What is wrong is noted and the default taken instead, so that reading goes on;
 * what was not asked for is unknown.
 */
final class Section {
    private final ObjectNode node;
    private final String path;
    private final List<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Section> parts = new LinkedHashMap<>();

    Section(ObjectNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** Whether there is something; an empty text and an empty list are nothing, as for the original. */
    boolean has(String key) {
        var there = node.get(key);
        return there != null && !isEmptyText(there) && !(there.isArray() && there.isEmpty());
    }

    private static boolean isEmptyText(JsonNode node) {
        return node.isTextual() && node.textValue().isEmpty();
    }

    private @Nullable JsonNode get(String key) {
        asked.add(key);
        return node.get(key);
    }

    /** The same each time. */
    Section section(String key) {
        var known = parts.get(key);
        if (known != null) {
            return known;
        }
        var there = get(key);
        if (there != null && !there.isObject()) {
            wrong(key, there, "an object");
        }
        var part = new Section(there instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                place(key), problems);
        parts.put(key, part);
        return part;
    }

    List<Section> sections(String key) {
        var list = new ArrayList<Section>();
        for (var item : list(key)) {
            var place = place(key) + "[" + list.size() + "]";
            if (item instanceof ObjectNode object) {
                var part = new Section(object, place, problems);
                list.add(part);
                parts.put(place, part);
            } else {
                problems.add(place + ": there is " + kind(item) + ", wanted is an object");
            }
        }
        return list;
    }

    /** An empty one is none. */
    Optional<String> text(String key) {
        return text(key, false);
    }

    /** What is wrong is told without what is there; an empty one is wrong, it would open a door. */
    Optional<String> secret(String key) {
        return text(key, true);
    }

    private Optional<String> text(String key, boolean secret) {
        var there = get(key);
        if (there == null || !secret && isEmptyText(there)) {
            return Optional.empty();
        }
        if (!there.isTextual() || isEmptyText(there)) {
            problems.add(place(key) + ": there is " + (secret ? kind(there) : shown(there))
                    + ", wanted is a text that is not empty");
            return Optional.empty();
        }
        return Optional.of(there.textValue());
    }

    List<String> texts(String key, List<String> fallback) {
        if (get(key) == null) {
            return fallback;
        }
        var texts = new ArrayList<String>();
        for (var item : list(key)) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                wrong(key, item, "only texts in the list");
            }
        }
        return texts;
    }

    private Iterable<JsonNode> list(String key) {
        var there = get(key);
        if (there != null && !there.isArray()) {
            wrong(key, there, "a list");
        }
        return there != null && there.isArray() ? there : List.of();
    }

    long whole(String key, long fallback, long least, long most) {
        var there = get(key);
        if (there == null) {
            return fallback;
        }
        var number = there.isNumber() ? there.decimalValue() : null;
        if (number == null || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            wrong(key, there, "a whole number from " + least + " to " + most);
            return fallback;
        }
        return number.longValue();
    }

    boolean flag(String key) {
        var there = get(key);
        if (there != null && !there.isBoolean()) {
            wrong(key, there, "true or false");
        }
        return there != null && there.booleanValue();
    }

    /** Every key of this section with its text, number or flag as a text. */
    Map<String, String> scalars() {
        var scalars = new LinkedHashMap<String, String>();
        node.properties().forEach(entry -> {
            asked.add(entry.getKey());
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                scalars.put(entry.getKey(), entry.getValue().asText());
            } else {
                problems.add(place(entry.getKey()) + ": there is " + kind(entry.getValue())
                        + ", wanted is a text, a number, true or false");
            }
        });
        return scalars;
    }

    void missing(String key, String wanted) {
        if (!has(key)) {
            problems.add(place(key) + ": there is nothing, wanted is " + wanted);
        }
    }

    /** Something is wrong with the value; {@code why} does not have it. */
    void refuse(String key, String why) {
        problems.add(place(key) + ": " + why);
    }

    private void wrong(String key, JsonNode there, String wanted) {
        problems.add(place(key) + ": there is " + shown(there) + ", wanted is " + wanted);
    }

    /** Empty, and a problem noted, when what is read together is refused. */
    <T> Optional<T> make(String key, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException e) {
            problems.add(place(key) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Notes keys that nobody asked for, here and in the sections below. */
    void end() {
        parts.values().forEach(Section::end);
        node.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                problems.add(place(key) + ": this key is unknown; known are "
                        + asked.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    private String place(String key) {
        if (key.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Only what has no room for a secret is shown as it is. */
    private static String shown(JsonNode node) {
        return node.isTextual() || node.isNumber() || node.isBoolean() ? node.toString() : kind(node);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue().isEmpty() ? "an empty text" : "a text";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "a number";
        };
    }
}
