package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How many resources a template makes; those whose condition does not hold are not made. */
final class ResourceCount {
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([^}]*)}");

    private final JsonNode template;
    private final Map<String, String> values;

    /** @param template with its tags in long form */
    private ResourceCount(JsonNode template, Map<String, String> values) {
        this.template = template;
        this.values = values;
    }

    /** Empty when a condition cannot be told from the parameters. */
    static OptionalInt of(String template, Map<String, String> values) {
        return in(TemplateText.parseWithTags(template), values).all();
    }

    /** @param template with its tags in long form */
    static ResourceCount in(JsonNode template, Map<String, String> values) {
        return new ResourceCount(template, values);
    }

    /** Whether a resource is made; empty when that cannot be told from the parameters. */
    Optional<Boolean> made(JsonNode resource) {
        return resource.has("Condition") ? named(resource.path("Condition")) : Optional.of(true);
    }

    private OptionalInt all() {
        int count = 0;
        for (JsonNode resource : template.path("Resources")) {
            Optional<Boolean> made = made(resource);
            if (made.isEmpty()) {
                return OptionalInt.empty();
            }
            count += made.get() ? 1 : 0;
        }
        return OptionalInt.of(count);
    }

    private Optional<Boolean> named(JsonNode condition) {
        return holds(template.path("Conditions").path(condition.asText()));
    }

    private Optional<Boolean> holds(JsonNode condition) {
        if (condition.has("Condition")) {
            return named(condition.path("Condition"));
        }
        if (condition.has("Fn::Not")) {
            return holds(condition.path("Fn::Not").path(0)).map(b -> !b);
        }
        if (condition.has("Fn::And")) {
            return each(condition.path("Fn::And")).reduce(Optional.of(true), (a, b) -> a.flatMap(x -> b.map(y -> x
                    && y)));
        }
        if (condition.has("Fn::Or")) {
            return each(condition.path("Fn::Or")).reduce(Optional.of(false), (a, b) -> a.flatMap(x -> b.map(y -> x
                    || y)));
        }
        JsonNode both = condition.path("Fn::Equals");
        return text(both.path(0)).flatMap(a -> text(both.path(1)).map(a::equals));
    }

    private Stream<Optional<Boolean>> each(JsonNode conditions) {
        return StreamSupport.stream(conditions.spliterator(), false).map(this::holds);
    }

    /** Whether a property is surely not set. */
    boolean absent(JsonNode property) {
        var choice = property.path("Fn::If");
        return choice.isMissingNode() ? property.isMissingNode() || property.path("Ref").asText().equals(
                "AWS::NoValue") : named(choice.path(0)).map(yes -> absent(choice.path(yes ? 1 : 2))).orElse(false);
    }

    /** A property's value; empty when only CloudFormation can tell it. */
    Optional<String> value(JsonNode property) {
        if (property.has("Fn::If")) {
            var choice = property.path("Fn::If");
            return named(choice.path(0)).flatMap(yes -> value(choice.path(yes ? 1 : 2)));
        }
        return absent(property) ? Optional.empty() : text(property);
    }

    private Optional<String> text(JsonNode value) {
        if (value.isValueNode()) {
            return Optional.of(value.asText());
        }
        if (value.path("Fn::Sub").isTextual()) {
            return substituted(value.path("Fn::Sub").asText());
        }
        return known(value.path("Ref").asText());
    }

    /** Empty when it names what only CloudFormation knows. */
    private Optional<String> substituted(String text) {
        var all = new StringBuilder();
        var matches = IN_TEXT.matcher(text);
        while (matches.find()) {
            var part = known(matches.group(1));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            matches.appendReplacement(all, Matcher.quoteReplacement(part.get()));
        }
        return Optional.of(matches.appendTail(all).toString());
    }

    private Optional<String> known(String parameter) {
        JsonNode usual = template.path("Parameters").path(parameter).path("Default");
        return Optional.ofNullable(values.get(parameter)).or(() -> usual.isMissingNode() ? Optional.empty()
                : Optional.of(usual.asText()));
    }
}
