package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Named conditions of one stack; each is worked out once. Not for several threads. */
public final class Conditions {
    private final ObjectNode declared;
    private final Evaluator evaluator;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /** @param parameters conditions see only parameters, pseudo parameters and mappings */
    public Conditions(Template template, Scope parameters) {
        declared = template.section("Conditions");
        evaluator = new Evaluator(parameters, template.section("Mappings"), this::holds);
        declared.fieldNames().forEachRemaining(this::holds);
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when there is no such condition */
    public boolean holds(String name) {
        var value = known.get(name);
        if (value != null) {
            return value;
        }
        if (!declared.has(name)) {
            throw InvalidTemplate.format("Unresolved condition dependency " + name
                    + " in the Conditions block of the template");
        }
        if (!open.add(name)) {
            throw InvalidTemplate.template("Found circular condition dependency between " + String.join(" and ", open));
        }
        boolean holds = truth(declared.get(name));
        open.remove(name);
        known.put(name, holds);
        return holds;
    }

    private boolean truth(JsonNode node) {
        if (node.isObject() && node.size() == 1 && node.has("Condition")) {
            return holds(node.get("Condition").asText());
        }
        var call = Functions.call(node).orElseThrow(() -> InvalidTemplate.format(
                "Conditions can only be boolean operations on parameters and other conditions"));
        var argument = call.argument();
        return switch (call.name()) {
            case "Fn::Equals" -> equal(argument);
            case "Fn::Not" -> !truth(only(argument));
            case "Fn::And" -> all(argument, true);
            case "Fn::Or" -> !all(argument, false);
            default -> throw InvalidTemplate.format(
                    "Conditions can only be boolean operations on parameters and other conditions");
        };
    }

    private boolean equal(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 2) {
            throw InvalidTemplate.template("every Fn::Equals object requires a list of 2 string parameters.");
        }
        return evaluator.value(argument.get(0)).asText().equals(evaluator.value(argument.get(1)).asText());
    }

    private static JsonNode only(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 1) {
            throw InvalidTemplate.template("every Fn::Not object requires one argument");
        }
        return argument.get(0);
    }

    /** Whether all members have the given truth value. */
    private boolean all(JsonNode argument, boolean wanted) {
        if (!argument.isArray() || argument.size() < 2 || argument.size() > 10) {
            throw InvalidTemplate.template("every Fn::And or Fn::Or object requires a list of 2 to 10 conditions");
        }
        boolean result = true;
        for (JsonNode member : argument) {
            result &= truth(member) == wanted;
        }
        return result;
    }
}
