package dev.signalbox.localcloud.service.cloudformation.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.DifferenceType;

/**
 * Compares what a template says with what is there. Only what the template says explicitly is compared, as in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html.
 */
final class PropertyComparison {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    /** What tells the members of a list apart whose order means nothing. */
    private static final List<String> IDENTITIES = List.of("Key", "AttributeName", "IndexName", "PolicyName", "Id",
            "Name", "Sid");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final String NOTHING = "null";

    private final List<Difference> differences = new ArrayList<>();

    private PropertyComparison() {}

    static List<Difference> of(ObjectNode expected, ObjectNode actual) {
        var comparison = new PropertyComparison();
        comparison.object("", expected, actual);
        return List.copyOf(comparison.differences);
    }

    private void object(String path, JsonNode expected, JsonNode actual) {
        expected.properties().forEach(e -> value(path + "/" + e.getKey().replace("~", "~0").replace("/", "~1"), e
                .getValue(), actual.path(e.getKey())));
    }

    private void value(String path, JsonNode expected, JsonNode actual) {
        if (actual.isMissingNode() || actual.isNull()) {
            if (!expected.isEmpty() || expected.isValueNode() && !expected.isNull()) {
                add(path, expected, actual, DifferenceType.REMOVE);
            }
        } else if (expected.isArray() && actual.isArray()) {
            list(path, expected, actual);
        } else if (expected.isObject() && actual.isObject()) {
            object(path, expected, actual);
        } else if (!same(expected, actual)) {
            add(path, expected, actual, DifferenceType.NOT_EQUAL);
        }
    }

    /** Members are matched by what identifies them, or by being equal; only one that is left over is matched by its place. */
    private void list(String path, JsonNode expected, JsonNode actual) {
        var left = new ArrayList<Integer>();
        for (int i = 0; i < actual.size(); i++) {
            left.add(i);
        }
        var unmatched = new ArrayList<Integer>();
        for (int i = 0; i < expected.size(); i++) {
            int found = find(expected.get(i), actual, left);
            if (found < 0) {
                unmatched.add(i);
            } else {
                left.remove(Integer.valueOf(found));
                value(path + "/" + i, expected.get(i), actual.get(found));
            }
        }
        for (int i : unmatched) {
            var rest = left.contains(i) && !identified(expected.get(i)) ? actual.get(i) : MissingNode.getInstance();
            left.remove(Integer.valueOf(i));
            value(path + "/" + i, expected.get(i), rest);
        }
        left.forEach(i -> add(path + "/" + i, MissingNode.getInstance(), actual.get(i), DifferenceType.ADD));
    }

    private static int find(JsonNode wanted, JsonNode actual, List<Integer> left) {
        for (int i : left) {
            if (IDENTITIES.stream().anyMatch(id -> wanted.has(id) && wanted.path(id).equals(actual.get(i).path(id)))) {
                return i;
            }
        }
        return identified(wanted) ? -1 : left.stream().filter(i -> same(wanted, actual.get(i))).findFirst().orElse(-1);
    }

    private static boolean identified(JsonNode member) {
        return IDENTITIES.stream().anyMatch(member::has);
    }

    /** CloudFormation takes {@code 5}, {@code 5.0} and {@code "5"} for the same, and a document for the same as its text. */
    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isValueNode() && actual.isValueNode()) {
            return expected.asText().equals(actual.asText()) || sameNumber(expected.asText(), actual.asText())
                    || parsed(expected).isContainerNode() && parsed(expected).equals(parsed(actual));
        }
        if (expected.isTextual() || actual.isTextual()) {
            return parsed(expected).equals(parsed(actual));
        }
        if (expected.isArray() != actual.isArray()) {
            var list = expected.isArray() ? expected : actual;
            return list.size() == 1 && same(list.get(0), expected.isArray() ? actual : expected);
        }
        return expected.isObject() && actual.isObject() && of((ObjectNode) expected, (ObjectNode) actual).isEmpty();
    }

    private static boolean sameNumber(String expected, String actual) {
        return NUMBER.matcher(expected).matches() && NUMBER.matcher(actual).matches() && new BigDecimal(expected)
                .compareTo(new BigDecimal(actual)) == 0;
    }

    private static JsonNode parsed(JsonNode value) {
        if (!value.isTextual() || !value.asText().stripLeading().startsWith("{")) {
            return value;
        }
        try {
            return JSON.readTree(value.asText());
        } catch (JsonProcessingException _) {
            return value;
        }
    }

    private void add(String path, JsonNode expected, JsonNode actual, DifferenceType type) {
        differences.add(new Difference(path, text(expected), text(actual), type));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? NOTHING
                : value.isValueNode() ? value.asText()
                        : value
                                .toString();
    }
}
