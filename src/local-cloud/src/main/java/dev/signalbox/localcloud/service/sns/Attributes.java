package dev.signalbox.localcloud.service.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sns.delivery.Publication;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Attributes of messages: what is allowed, and how filters see them. */
final class Attributes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TYPE = Pattern.compile("(String|String\\.Array|Number|Binary)(\\..+)?");
    private static final Pattern NAME = Pattern.compile("(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");

    private Attributes() {}

    static Map<String, Publication.Attribute> checked(Map<String, MessageAttributeValue> given) {
        var attributes = new TreeMap<String, Publication.Attribute>();
        given.forEach((name, value) -> {
            var type = String.valueOf(value.dataType());
            if (!NAME.matcher(name).matches()) {
                throw SnsErrors.invalid("The message attribute name '" + name + "' is invalid");
            }
            if (!TYPE.matcher(type).matches()) {
                throw wrong(name, "type");
            }
            boolean binary = type.startsWith("Binary");
            var text = binary && value.binaryValue() != null ? Base64.getEncoder().encodeToString(value.binaryValue()
                    .asByteArrayUnsafe()) : !binary && value.stringValue() != null ? value.stringValue() : "";
            if (text.isEmpty()) {
                throw wrong(name, "value");
            }
            attributes.put(name, new Publication.Attribute(type, text));
            json(name, attributes.get(name));
        });
        return attributes;
    }

    private static AwsServiceException wrong(String name, String what) {
        return ServiceError.of(InvalidParameterValueException.builder(), 400, "ParameterValueInvalid",
                "The message attribute '" + name + "' has an invalid " + what
                        + ", the set of supported type prefixes is String, Number and Binary.");
    }

    static long size(Map<String, Publication.Attribute> attributes) {
        return attributes.entrySet().stream().mapToLong(one -> utf8(one.getKey()) + utf8(one.getValue().type()) + utf8(
                one.getValue().value())).sum();
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Numbers as numbers, lists as lists; binary ones cannot be filtered by. */
    static ObjectNode json(Map<String, Publication.Attribute> attributes) {
        var object = JSON.createObjectNode();
        attributes.forEach((name, value) -> {
            if (!value.type().startsWith("Binary")) {
                object.set(name, json(name, value));
            }
        });
        return object;
    }

    private static JsonNode json(String name, Publication.Attribute attribute) {
        var nodes = JSON.getNodeFactory();
        try {
            if (attribute.type().startsWith("Number")) {
                return nodes.numberNode(new BigDecimal(attribute.value()));
            }
            if (attribute.type().startsWith("String.Array")) {
                var list = JSON.readTree(attribute.value());
                if (list.isArray()) {
                    return list;
                }
                throw wrong(name, "value");
            }
            return nodes.textNode(attribute.value());
        } catch (NumberFormatException | JsonProcessingException e) {
            throw wrong(name, "value");
        }
    }
}
