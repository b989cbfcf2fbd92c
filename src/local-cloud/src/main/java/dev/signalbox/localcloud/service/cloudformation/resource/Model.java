package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Between CloudFormation's properties and the SDK's model classes, both ways over the field tables of the latter: a
 * property is called like the member, with a capital first letter.
 */
final class Model {
    private Model() {}

    /** The shape of an SDK structure, given its builder. */
    static Shape.Struct shape(SdkPojo builder) {
        var members = new LinkedHashMap<String, Shape>();
        builder.sdkFields().forEach(f -> members.put(capital(f.memberName()), shape(f)));
        return new Shape.Struct(members, Set.of());
    }

    /** The property names of the builder's members. */
    static List<String> names(SdkPojo builder) {
        return builder.sdkFields().stream().map(f -> capital(f.memberName())).toList();
    }

    private static Shape shape(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> new Shape.ListOf(shape(field.getTrait(ListTrait.class).memberFieldInfo()));
            case MAP -> new Shape.MapOf(shape(field.getTrait(MapTrait.class).valueFieldInfo()));
            case SDK_POJO -> shape(field.constructor().get());
            case DOCUMENT -> Shape.FREE;
            default -> Shape.TEXT;
        };
    }

    /**
     * Sets what the JSON object has on the builder.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} when a value has the
     *         wrong type
     */
    static <B extends SdkPojo> B fill(B builder, JsonNode object) {
        object.properties().forEach(e -> {
            var field = field(builder, e.getKey()).orElseThrow(() -> new IllegalArgumentException(builder.getClass()
                    .getName() + " has no member for property " + e.getKey()));
            field.set(builder, value(e.getValue(), field, e.getKey()));
        });
        return builder;
    }

    private static Optional<SdkField<?>> field(SdkPojo builder, String property) {
        return builder.sdkFields().stream().filter(f -> capital(f.memberName()).equals(property)).findFirst();
    }

    private static Object value(JsonNode json, SdkField<?> field, String path) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> {
                expect(json.isArray(), path, "a list");
                var member = field.getTrait(ListTrait.class).memberFieldInfo();
                var list = new ArrayList<>();
                json.forEach(item -> list.add(value(item, member, path + "/" + list.size())));
                yield list;
            }
            case MAP -> {
                expect(json.isObject(), path, "an object");
                var member = field.getTrait(MapTrait.class).valueFieldInfo();
                var map = new LinkedHashMap<String, Object>();
                json.properties().forEach(e -> map.put(e.getKey(), value(e.getValue(), member, path + "/" + e
                        .getKey())));
                yield map;
            }
            case SDK_POJO -> {
                expect(json.isObject(), path, "an object");
                yield ((Buildable) fill(field.constructor().get(), json)).build();
            }
            default -> {
                expect(json.isValueNode(), path, "a single value");
                yield scalar(json.asText(), field, path);
            }
        };
    }

    private static Object scalar(String text, SdkField<?> field, String path) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> {
                    expect(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), path, "a boolean");
                    yield Boolean.valueOf(text);
                }
                default -> throw InvalidTemplate.unsupported("A property value of type " + field.marshallingType()
                        + " at " + path);
            };
        } catch (NumberFormatException e) {
            throw InvalidTemplate.error("Property validation failure: [Value of property {/" + path
                    + "} is not a number: " + text + "]");
        }
    }

    private static void expect(boolean holds, String path, String what) {
        if (!holds) {
            throw InvalidTemplate.error("Property validation failure: [Value of property {/" + path + "} must be "
                    + what + "]");
        }
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
