package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Given values and defaults, checked against what the template declares. */
public final class ParameterValues {
    private ParameterValues() {}

    /** Tells whether values of an AWS-specific type, such as subnet ids, exist. */
    @FunctionalInterface
    public interface Existence {
        /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException naming the parameter */
        void check(String parameter, String type, List<String> values);
    }

    /**
     * The text of every parameter by name, in the order of the template.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} in CloudFormation's
     *         words
     */
    public static Map<String, String> texts(Template template, Map<String, String> given, Existence existence) {
        var declared = template.parameters();
        var unknown = given.keySet().stream().filter(name -> !declared.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw InvalidTemplate.error("Parameters: " + unknown + " do not exist in the template");
        }
        var missing = declared.values().stream().filter(p -> !given.containsKey(p.name()) && p.defaultValue().isEmpty())
                .map(ParameterDeclaration::name).toList();
        if (!missing.isEmpty()) {
            throw InvalidTemplate.error("Parameters: " + missing + " must have values");
        }
        var texts = new LinkedHashMap<String, String>();
        for (ParameterDeclaration parameter : declared.values()) {
            var text = given.getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
            var values = members(parameter, text);
            ParameterCheck.check(parameter, text, values);
            if (parameter.isAwsSpecific()) {
                existence.check(parameter.name(), parameter.memberType(), values);
            }
            texts.put(parameter.name(), text);
        }
        return texts;
    }

    /** What {@code Ref} gives for each parameter: text, or a list of texts. */
    public static Map<String, JsonNode> values(Template template, Map<String, String> texts) {
        var values = new LinkedHashMap<String, JsonNode>();
        for (ParameterDeclaration parameter : template.parameters().values()) {
            var text = texts.getOrDefault(parameter.name(), "");
            if (parameter.isList()) {
                var list = JsonNodeFactory.instance.arrayNode();
                members(parameter, text).forEach(list::add);
                values.put(parameter.name(), list);
            } else {
                values.put(parameter.name(), JsonNodeFactory.instance.textNode(text));
            }
        }
        return values;
    }

    private static List<String> members(ParameterDeclaration parameter, String text) {
        if (!parameter.isList()) {
            return List.of(text);
        }
        var members = new ArrayList<String>();
        for (String member : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            members.add(member.strip());
        }
        return members;
    }
}
