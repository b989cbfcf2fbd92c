package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Distribution.Percentage;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The fields of one JSON object of a definition. A getter reports what is wrong and then answers as if it were absent. */
final class Fields {
    private final JsonNode node;
    private final String at;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode node, String at, Problems problems) {
        this.node = node;
        this.at = at;
        this.problems = problems;
    }

    /** Location of this object; the root's own is {@code /}. */
    String at() {
        return at.isEmpty() ? "/" : at;
    }

    String at(String field) {
        return at + "/" + field;
    }

    Problems problems() {
        return problems;
    }

    boolean has(String field) {
        return node.has(field);
    }

    Optional<JsonNode> any(String field) {
        known.add(field);
        return Optional.ofNullable(node.get(field));
    }

    void require(String... fields) {
        List<String> missing = new ArrayList<>();
        for (String field : fields) {
            if (!node.has(field)) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            problems.schema(at(), "These fields are required: " + missing);
        }
    }

    Optional<String> text(String field) {
        return typed(field, JsonNode::isTextual, "Expected value of type String").map(JsonNode::textValue);
    }

    /** One of these texts. */
    Optional<String> choice(String field, String... allowed) {
        return text(field).filter(t -> checked(List.of(allowed).contains(t), field,
                "Value should be one of the following: " + List.of(allowed)));
    }

    /** Whether the field is there and true. */
    boolean flag(String field) {
        return typed(field, JsonNode::isBoolean, "Expected value of type Boolean").map(JsonNode::booleanValue).orElse(
                Boolean.FALSE);
    }

    Optional<Long> whole(String field, long from, long to) {
        return typed(field, n -> n.isIntegralNumber() && n.canConvertToLong(), "Expected value of type Integer").map(
                JsonNode::longValue).filter(n -> checked(n >= from, field, "Minimum value is " + from) && checked(
                        n <= to, field, "Maximum value is " + to));
    }

    Optional<Double> decimal(String field, double from) {
        return typed(field, JsonNode::isNumber, "Expected value of type Float").map(JsonNode::doubleValue).filter(
                n -> checked(n >= from, field, "Minimum value is " + from));
    }

    Optional<JsonNode> object(String field) {
        return typed(field, JsonNode::isObject, "Expected value of type Object");
    }

    Optional<JsonNode> array(String field) {
        return typed(field, JsonNode::isArray, "Expected value of type Array");
    }

    /** A path into the data or the context object. */
    Optional<String> path(String field) {
        return text(field).filter(p -> checked(PathSyntax.isPath(p), field, "Value must be a valid JSONPath."));
    }

    /** A path to one place in the data, where something can be put. */
    Optional<String> referencePath(String field) {
        return path(field).filter(p -> checked(PathSyntax.isReference(p), field, "Value is not a Reference Path"));
    }

    /** Whether the field is there as an explicit null, which discards. */
    boolean isNull(String field) {
        return node.has(field) && node.get(field).isNull();
    }

    /** In which language the object speaks, if it says so; any other word than {@code JSONPath} counts as JSONata. */
    Optional<QueryLanguage> queryLanguage() {
        var found = any("QueryLanguage");
        found.filter(n -> !n.isTextual()).ifPresent(n -> problems.schema(at("QueryLanguage"),
                "Expected value of type [STRING]"));
        found.filter(n -> n.isTextual() && QueryLanguage.of(n.textValue()).isEmpty()).ifPresent(n -> problems.schema(at(
                "QueryLanguage"), "Value should be one of the following: [JSONPath, JSONata]"));
        return found.map(n -> QueryLanguage.of(n.asText()).orElse(QueryLanguage.JSONATA));
    }

    /** A payload template. */
    Optional<JsonNode> template(String field) {
        var found = any(field);
        found.ifPresent(n -> PathSyntax.checkTemplate(n, at(field), problems));
        return found;
    }

    /** Tells that these fields are there together and may not be. */
    void onlyOne(String... fields) {
        problems.schema(at(), "There should only be one of the following fields: " + List.of(fields));
    }

    /** A number given directly or, in the field with the ending {@code Path}, by a path. */
    Optional<Amount> amount(String field, long from, long to) {
        if (has(field) && has(field + "Path")) {
            onlyOne(field, field + "Path");
        }
        Optional<Amount> fixed = whole(field, from, to).map(Amount.Fixed::new);
        Optional<Amount> path = path(field + "Path").map(Amount.At::new);
        return fixed.or(() -> path);
    }

    /** As {@link #amount}, for texts. */
    Optional<Text> textOrPath(String field) {
        if (has(field) && has(field + "Path")) {
            onlyOne(field, field + "Path");
        }
        Optional<Text> fixed = text(field).map(Text.Fixed::new);
        Optional<Text> path = text(field + "Path").filter(p -> checked(PathSyntax.isPath(p) || PathSyntax.isCall(p),
                field
                        + "Path", "Value is not a valid JSONPath or intrinsic function call")).map(Text.At::new);
        return fixed.or(() -> path);
    }

    /** From 0 to 100. */
    Optional<Percentage> percentage(String field) {
        var found = decimal(field, 0);
        found.filter(p -> p > 100).ifPresent(p -> problems.schema(at(field), "Maximum value is 100.0"));
        return found.map(Percentage.Fixed::new);
    }

    /** A time with its offset. */
    Optional<Instant> timestamp(String field) {
        return text(field).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                problems.schema(at(field), "String does not match RFC3339 timestamp");
                return Optional.empty();
            }
        });
    }

    /** Reports every field that no getter asked for; call last. */
    void end() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                problems.schema(at(), "Field '" + field + "' is not supported");
            }
        });
    }

    private Optional<JsonNode> typed(String field, Predicate<JsonNode> right, String complaint) {
        return any(field).filter(n -> checked(right.test(n), field, complaint));
    }

    private boolean checked(boolean right, String field, String complaint) {
        if (!right) {
            problems.schema(at(field), complaint);
        }
        return right;
    }
}
