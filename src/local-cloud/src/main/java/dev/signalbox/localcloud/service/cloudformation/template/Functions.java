package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of intrinsic functions, and how to recognise one in a template. */
public final class Functions {
    static final Set<String> VALUES = Set.of("Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::If",
            "Fn::FindInMap", "Fn::Base64", "Fn::Cidr", "Fn::GetAZs", "Fn::ImportValue");
    static final Set<String> OF_CONDITIONS = Set.of("Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not");
    static final Set<String> OF_EXTENSIONS = Set.of("Fn::Length", "Fn::ToJsonString");

    private Functions() {}

    /** A function with its argument. */
    record Call(String name, JsonNode argument) {}

    /** The function that an object with a single key stands for. */
    static Optional<Call> call(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        var isCall = only.getKey().equals("Ref") || only.getKey().startsWith("Fn::");
        return isCall ? Optional.of(new Call(only.getKey(), only.getValue())) : Optional.empty();
    }

    /** Whether a value is only known once a function is evaluated. */
    public static boolean isCall(JsonNode node) {
        return call(node).isPresent();
    }
}
