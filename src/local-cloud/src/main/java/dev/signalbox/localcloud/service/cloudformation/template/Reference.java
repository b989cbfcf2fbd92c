package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Ref}, {@code Fn::GetAtt} or {@code ${…}} points at.
 *
 * @param attribute empty for a {@code Ref}
 */
public record Reference(String target, String attribute) {

    /**
     * All references in a value.
     *
     * @param taken tells for a condition in an {@code Fn::If} which branch counts
     */
    public static Set<Reference> in(JsonNode value, Predicate<String> taken) {
        var found = new LinkedHashSet<Reference>();
        collect(value, taken, found);
        return found;
    }

    /** All references in a value, in both branches of every {@code Fn::If}. */
    static Set<Reference> in(JsonNode value) {
        var found = new LinkedHashSet<Reference>();
        collect(value, null, found);
        return found;
    }

    private static void collect(JsonNode node, @Nullable Predicate<String> taken,
            Set<Reference> found) {
        var call = Functions.call(node).orElse(null);
        if (call == null) {
            node.forEach(child -> collect(child, taken, found));
            return;
        }
        var argument = call.argument();
        switch (call.name()) {
            case "Ref" -> found.add(new Reference(argument.asText(), ""));
            case "Fn::GetAtt" -> collectAttribute(argument, taken, found);
            case "Fn::Sub" -> {
                var sub = SubText.of(argument);
                sub.names().forEach(name -> found.add(of(name)));
                collect(sub.own(), taken, found);
            }
            case "Fn::If" -> {
                if (taken == null || argument.size() != 3) {
                    argument.forEach(child -> collect(child, taken, found));
                } else {
                    collect(argument.get(taken.test(argument.get(0).asText()) ? 1 : 2), taken, found);
                }
            }
            default -> collect(argument, taken, found);
        }
    }

    private static void collectAttribute(JsonNode argument,
            @Nullable Predicate<String> taken, Set<Reference> found) {
        if (argument.isTextual()) {
            found.add(of(argument.asText()));
        } else if (argument.size() == 2 && argument.get(0).isTextual() && argument.get(1).isTextual()) {
            found.add(new Reference(argument.get(0).asText(), argument.get(1).asText()));
        } else if (argument.size() == 2 && argument.get(0).isTextual()) {
            found.add(new Reference(argument.get(0).asText(), ""));
            collect(argument.get(1), taken, found);
        } else {
            throw InvalidTemplate.template("Fn::GetAtt object requires two non-empty parameters, the resource name "
                    + "and the resource attribute");
        }
    }

    /** {@code Name} or {@code Name.Attribute}. */
    static Reference of(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? new Reference(dotted, "")
                : new Reference(dotted.substring(0, dot), dotted.substring(dot + 1));
    }
}
