package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns values with functions into plain values. A missing node means {@code AWS::NoValue}. */
public final class Evaluator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode NO_VALUE = MissingNode.getInstance();

    private final Scope scope;
    private final ObjectNode mappings;
    private final Predicate<String> conditions;

    /** @param conditions tells whether a named condition holds */
    public Evaluator(Scope scope, ObjectNode mappings, Predicate<String> conditions) {
        this.scope = scope;
        this.mappings = mappings;
        this.conditions = conditions;
    }

    /**
     * The value with every function carried out.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError}
     */
    public JsonNode value(JsonNode node) {
        var call = Functions.call(node);
        if (call.isPresent()) {
            return function(call.get().name(), call.get().argument());
        }
        return switch (node) {
            case ArrayNode array -> array(array);
            case ObjectNode object -> object(object);
            default -> node;
        };
    }

    private ArrayNode array(ArrayNode node) {
        var result = JSON.arrayNode();
        node.forEach(child -> add(result, value(child)));
        return result;
    }

    private static void add(ArrayNode array, JsonNode value) {
        if (!value.isMissingNode()) {
            array.add(value);
        }
    }

    private ObjectNode object(ObjectNode node) {
        var result = JSON.objectNode();
        node.properties().forEach(e -> {
            var value = value(e.getValue());
            if (!value.isMissingNode()) {
                result.set(e.getKey(), value);
            }
        });
        return result;
    }

    private JsonNode function(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Sub" -> sub(SubText.of(argument));
            case "Fn::Join" -> join(argument);
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::If" -> value(pair(name, argument, 3).get(conditions.test(argument.get(0).asText()) ? 1 : 2));
            case "Fn::FindInMap" -> findInMap(argument);
            case "Fn::Base64" -> JSON.textNode(Base64.getEncoder().encodeToString(text(name, value(argument)).getBytes(
                    StandardCharsets.UTF_8)));
            case "Fn::Cidr" -> cidr(argument);
            case "Fn::ImportValue" -> imported(text(name, value(argument)));
            case "Fn::GetAZs" -> zones(text(name, value(argument)));
            case "Fn::Length" -> JSON.numberNode(list(name, value(argument)).size());
            case "Fn::ToJsonString" -> JSON.textNode(value(argument).toString());
            default -> throw InvalidTemplate.template("Encountered unsupported function: " + name);
        };
    }

    private JsonNode ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        return scope.ref(name).orElseThrow(() -> InvalidTemplate.format("Unresolved resource dependencies [" + name
                + "] in the Resources block of the template"));
    }

    private JsonNode getAtt(JsonNode argument) {
        if (argument.isTextual()) {
            var reference = Reference.of(argument.asText());
            return attribute(reference.target(), reference.attribute());
        }
        pair("Fn::GetAtt", argument, 2);
        return attribute(argument.get(0).asText(), text("Fn::GetAtt", value(argument.get(1))));
    }

    private JsonNode attribute(String logicalId, String attribute) {
        return scope.attribute(logicalId, attribute).orElseThrow(() -> InvalidTemplate.template("resource " + logicalId
                + " does not support attribute type " + attribute + " in Fn::GetAtt"));
    }

    private JsonNode sub(SubText sub) {
        var own = object(sub.own());
        return JSON.textNode(sub.fill(name -> {
            if (own.has(name)) {
                return text("Fn::Sub", own.get(name));
            }
            var reference = Reference.of(name);
            var value = reference.attribute().isEmpty() ? ref(name)
                    : attribute(reference.target(), reference.attribute());
            return text("Fn::Sub", value);
        }));
    }

    private JsonNode join(JsonNode argument) {
        pair("Fn::Join", argument, 2);
        var joined = new StringBuilder();
        var between = "";
        for (JsonNode part : list("Fn::Join", value(argument.get(1)))) {
            joined.append(between).append(text("Fn::Join", part));
            between = argument.get(0).asText();
        }
        return JSON.textNode(joined.toString());
    }

    private JsonNode select(JsonNode argument) {
        pair("Fn::Select", argument, 2);
        var index = text("Fn::Select", value(argument.get(0)));
        var list = list("Fn::Select", value(argument.get(1)));
        if (!index.matches("[0-9]{1,6}") || Integer.parseInt(index) >= list.size()) {
            throw InvalidTemplate.template("Fn::Select cannot select nonexistent value at index " + index);
        }
        return list.get(Integer.parseInt(index));
    }

    private JsonNode split(JsonNode argument) {
        pair("Fn::Split", argument, 2);
        var parts = JSON.arrayNode();
        var delimiter = Pattern.compile(Pattern.quote(argument.get(0).asText()));
        for (String part : delimiter.split(text("Fn::Split", value(argument.get(1))), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode findInMap(JsonNode argument) {
        if (!argument.isArray() || argument.size() < 3) {
            throw arguments("Fn::FindInMap");
        }
        var map = text("Fn::FindInMap", value(argument.get(0)));
        var first = text("Fn::FindInMap", value(argument.get(1)));
        var second = text("Fn::FindInMap", value(argument.get(2)));
        var found = mappings.path(map).path(first).path(second);
        if (found.isMissingNode() && argument.size() == 4) {
            return value(argument.get(3).path("DefaultValue"));
        }
        if (found.isMissingNode()) {
            throw InvalidTemplate.template("Unable to get mapping for " + map + "::" + first + "::" + second);
        }
        return found;
    }

    private JsonNode cidr(JsonNode argument) {
        if (!argument.isArray() || argument.size() < 2 || argument.size() > 3) {
            throw arguments("Fn::Cidr");
        }
        var blocks = JSON.arrayNode();
        var bits = argument.size() == 3 ? text("Fn::Cidr", value(argument.get(2))) : "8";
        CidrBlocks.of(text("Fn::Cidr", value(argument.get(0))), text("Fn::Cidr", value(argument.get(1))), bits).forEach(
                blocks::add);
        return blocks;
    }

    private JsonNode imported(String name) {
        return JSON.textNode(scope.imported(name).orElseThrow(() -> InvalidTemplate.error("No export named " + name
                + " found")));
    }

    private JsonNode zones(String region) {
        var own = scope.ref("AWS::Region").map(JsonNode::asText).orElse("");
        if (!region.isEmpty() && !region.equals(own)) {
            throw InvalidTemplate.template("Fn::GetAZs: the local cloud has only Region " + own + ", not " + region);
        }
        var zones = JSON.arrayNode();
        scope.zones().forEach(zones::add);
        return zones;
    }

    private static JsonNode pair(String function, JsonNode argument, int size) {
        if (!argument.isArray() || argument.size() != size) {
            throw arguments(function);
        }
        return argument;
    }

    private static ArrayNode list(String function, JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw arguments(function);
    }

    private static String text(String function, JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        throw arguments(function);
    }

    private static RuntimeException arguments(String function) {
        return InvalidTemplate.template("every " + function + " object requires parameters of the right number and "
                + "type; check the use of " + function);
    }
}
