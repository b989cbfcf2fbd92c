package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One member of {@code Parameters}. */
public record ParameterDeclaration(String name, String type, JsonNode declared) {
    static final Set<String> MEMBERS = Set.of("Type", "Default", "AllowedValues", "AllowedPattern",
            "ConstraintDescription", "Description", "MaxLength", "MinLength", "MaxValue", "MinValue", "NoEcho");
    static final Set<String> PLAIN_TYPES = Set.of("String", "Number", "CommaDelimitedList", "List<Number>");

    static ParameterDeclaration of(String name, JsonNode declared) {
        return new ParameterDeclaration(name, declared.path("Type").asText(), declared);
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(declared.get("Default")).map(JsonNode::asText);
    }

    public boolean noEcho() {
        return declared.path("NoEcho").asBoolean();
    }

    public String description() {
        return declared.path("Description").asText("");
    }

    public List<String> allowedValues() {
        return StreamSupport.stream(declared.path("AllowedValues").spliterator(), false).map(JsonNode::asText).toList();
    }

    /** A member such as {@code MaxLength} or {@code AllowedPattern}. */
    Optional<String> constraint(String member) {
        return Optional.ofNullable(declared.get(member)).map(JsonNode::asText);
    }

    boolean isList() {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    boolean isNumber() {
        return memberType().equals("Number");
    }

    /** The type of one value: for {@code List<AWS::EC2::Subnet::Id>} it is {@code AWS::EC2::Subnet::Id}. */
    public String memberType() {
        return type.startsWith("List<") && type.endsWith(">") ? type.substring(5, type.length() - 1) : type;
    }

    /** Whether values must name something that exists, such as a subnet. */
    public boolean isAwsSpecific() {
        return !PLAIN_TYPES.contains(type);
    }
}
