package dev.signalbox.localcloud.wire.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Says that a JSON value is not of its member's type, in the words of AWS's service framework. */
final class WrongType {
    private static final String STRUCTURE = "Start of structure or map found where not expected";
    /** What the framework itself stumbles over when a list or map stands inside another one. */
    private static final String NESTED_CONTAINER = "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl "
            + "cannot be cast to class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl "
            + "and java.lang.Class are in module java.base of loader 'bootstrap')";
    private static final Map<MarshallingKnownType, String> SCALARS = Map.of(MarshallingKnownType.STRING, "String",
            MarshallingKnownType.BOOLEAN, "Boolean", MarshallingKnownType.INTEGER, "Integer", MarshallingKnownType.LONG,
            "Long", MarshallingKnownType.DOUBLE, "Double", MarshallingKnownType.FLOAT, "Float",
            MarshallingKnownType.INSTANT, "Date");
    /** Name spaces of services where they are known to be no others; errors name classes of the service. */
    private static final Map<String, String> NAMESPACES = Map.of("dynamodb", "com.amazonaws.dynamodb.v20120810");

    private WrongType() {}

    /** @param nested whether the value is an element of a list or a map, and not a member of a structure */
    static MalformedRequest of(JsonNode node, SdkField<?> field, boolean nested) {
        var type = field.marshallingType().getKnownType();
        if (node.isObject()) {
            return new MalformedRequest(STRUCTURE);
        }
        if (node.isArray()) {
            return new MalformedRequest("Unrecognized collection type " + javaType(field));
        }
        return new MalformedRequest(switch (type) {
            case SDK_BYTES -> "only base-64-encoded strings are convertible to bytes";
            case LIST, MAP -> nested ? NESTED_CONTAINER : "Unexpected field type";
            case SDK_POJO -> nested ? "Unexpected value type in payload" : "Unexpected field type";
            case BOOLEAN -> node.isTextual() ? "Unexpected token received from parser" : converted(node, "Boolean");
            default -> converted(node, SCALARS.getOrDefault(type, type.name()));
        });
    }

    private static String converted(JsonNode node, String to) {
        return kind(node) + "_VALUE cannot be converted to " + to;
    }

    private static String kind(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? "TRUE" : "FALSE";
        }
        if (node.isTextual()) {
            return "STRING";
        }
        return node.isIntegralNumber() ? "NUMBER" : "DECIMAL";
    }

    private static String javaType(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST, MAP -> typeName(field);
            default -> "class " + typeName(field);
        };
    }

    private static String typeName(SdkField<?> field) {
        var type = field.marshallingType().getKnownType();
        return switch (type) {
            case LIST -> "java.util.List<" + typeName(field.getRequiredTrait(ListTrait.class).memberFieldInfo()) + ">";
            case MAP -> "java.util.Map<java.lang.String, " + typeName(field.getRequiredTrait(MapTrait.class)
                    .valueFieldInfo()) + ">";
            case SDK_BYTES -> "java.nio.ByteBuffer";
            case SDK_POJO -> modelName(field);
            default -> "java.lang." + SCALARS.getOrDefault(type, type.name());
        };
    }

    private static String modelName(SdkField<?> field) {
        var builder = field.constructor().get().getClass();
        var model = builder.getEnclosingClass() == null ? builder : builder.getEnclosingClass();
        var steps = model.getPackageName().split("\\.");
        var service = steps[steps.length - 2];
        return NAMESPACES.getOrDefault(service, "com.amazonaws." + service) + "." + model.getSimpleName();
    }
}
