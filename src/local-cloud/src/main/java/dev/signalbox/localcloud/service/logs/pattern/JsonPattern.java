package dev.signalbox.localcloud.service.logs.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on the fields of messages that are JSON objects: <code>{ $.status >= 500 && $.path = "/a*" }</code>. */
final class JsonPattern implements Predicate<String> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern STEP = Pattern.compile(
            "\\.([^.\\[\\]]+)|\\[(\\d+)]|\\[(\\*)]|\\.?\\['((?:\\\\.|[^'\\\\])*)'\\]|\\.?\\[\"((?:\\\\.|[^\"\\\\])*)\"\\]");

    private final Condition condition;

    private JsonPattern(Condition condition) {
        this.condition = condition;
    }

    static JsonPattern parse(String text) {
        if (!text.endsWith("}")) {
            throw new LogPattern.Invalid("A JSON filter pattern must end with '}'");
        }
        return new JsonPattern(ConditionParser.parse(text.substring(1, text.length() - 1), JsonPattern::isSelector));
    }

    private static boolean isSelector(String text) {
        return text.startsWith("$") && Pattern.matches("(?:" + STEP.pattern() + ")+", text.substring(1));
    }

    @Override
    public boolean test(String message) {
        if (!message.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            return condition.holds(new Document(JSON.readTree(message)));
        } catch (JsonProcessingException e) {
            return false; // a line that only looks like JSON
        }
    }

    private record Document(JsonNode root) implements Condition.Subject {
        private List<JsonNode> find(String selector) {
            var found = List.of(root);
            var step = STEP.matcher(selector).region(1, selector.length());
            while (step.lookingAt()) {
                var next = new ArrayList<JsonNode>();
                for (var node : found) {
                    children(node, step, next);
                }
                found = next;
                step.region(step.end(), selector.length());
            }
            return found;
        }

        private static void children(JsonNode node, MatchResult step, List<JsonNode> next) {
            if (step.group(2) != null) {
                add(node.get(Integer.parseInt(step.group(2))), next);
            } else if (step.group(3) != null) {
                node.forEach(next::add);
            } else {
                add(node.get(name(step)), next);
            }
        }

        private static void add(@Nullable JsonNode node, List<JsonNode> to) {
            if (node != null) {
                to.add(node);
            }
        }

        private static String name(MatchResult step) {
            if (step.group(1) != null) {
                return step.group(1);
            }
            return (step.group(4) != null ? step.group(4) : step.group(5)).replaceAll("\\\\(.)", "$1");
        }

        @Override
        public List<String> texts(String selector) {
            return find(selector).stream().filter(JsonNode::isValueNode).filter(node -> !node.isNull()).map(
                    JsonNode::asText).toList();
        }

        @Override
        public boolean is(String selector, Condition.Kind kind) {
            var found = find(selector);
            return switch (kind) {
                case MISSING -> found.isEmpty();
                case NULL -> found.stream().anyMatch(JsonNode::isNull);
                case TRUE -> found.stream().anyMatch(node -> node.isBoolean() && node.booleanValue());
                case FALSE -> found.stream().anyMatch(node -> node.isBoolean() && !node.booleanValue());
            };
        }
    }
}
