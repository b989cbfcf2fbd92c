package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The {@code Rules} section: assertions on parameter values, checked before anything is created. */
public final class Rules {
    private final Evaluator evaluator;

    private Rules(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException naming the first rule that fails */
    public static void check(Template template, Scope parameters) {
        var rules = new Rules(new Evaluator(parameters, template.section("Mappings"), name -> {
            throw InvalidTemplate.template("a rule cannot use condition " + name);
        }));
        template.section("Rules").properties().forEach(e -> rules.check(e.getKey(), e.getValue()));
    }

    private void check(String name, JsonNode rule) {
        if (rule.has("RuleCondition") && !truth(name, rule.get("RuleCondition"))) {
            return;
        }
        for (JsonNode assertion : rule.path("Assertions")) {
            if (!truth(name, assertion.path("Assert"))) {
                throw InvalidTemplate.error("Rule '" + name + "' failed: " + assertion.path("AssertDescription").asText(
                        "an assertion does not hold"));
            }
        }
    }

    private boolean truth(String rule, JsonNode node) {
        var call = Functions.call(node).orElseThrow(() -> InvalidTemplate.template("rule " + rule
                + " has an assertion that is no function"));
        var argument = call.argument();
        return switch (call.name()) {
            case "Fn::Equals" -> text(argument.path(0)).equals(text(argument.path(1)));
            case "Fn::Not" -> !truth(rule, argument.path(0));
            case "Fn::And" -> list(argument).stream().allMatch(a -> truth(rule, a));
            case "Fn::Or" -> list(argument).stream().anyMatch(a -> truth(rule, a));
            case "Fn::Contains" -> texts(argument.path(0)).contains(text(argument.path(1)));
            case "Fn::EachMemberEquals" -> texts(argument.path(0)).stream().allMatch(text(argument.path(1))::equals);
            case "Fn::EachMemberIn" -> texts(argument.path(1)).containsAll(texts(argument.path(0)));
            default -> throw InvalidTemplate.unsupported(call.name() + " in rule " + rule);
        };
    }

    private String text(JsonNode node) {
        return evaluator.value(node).asText();
    }

    private List<String> texts(JsonNode node) {
        return list(evaluator.value(node)).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }
}
