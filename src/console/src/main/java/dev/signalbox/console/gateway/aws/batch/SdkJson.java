package dev.signalbox.console.gateway.aws.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Model classes of the SDK as the JSON that AWS documents, and back. What a class has no field for is refused by its name. */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    static ObjectNode of(SdkPojo pojo) {
        var node = NODES.objectNode();
        pojo.sdkFields().forEach(f -> {
            var value = f.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                node.set(name(f), json(value));
            }
        });
        return node;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), json(item)));
                yield object;
            }
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            default -> NODES.textNode(value.toString());
        };
    }

    /**
     * @param builder of the class that is filled
     * @throws IllegalArgumentException in words, with the path of what is wrong
     */
    static void fill(SdkPojo builder, ObjectNode json, String path) {
        var fields = new LinkedHashMap<String, SdkField<?>>();
        builder.sdkFields().forEach(f -> fields.put(name(f), f));
        json.properties().forEach(entry -> {
            var field = fields.get(entry.getKey());
            var at = path + "." + entry.getKey();
            if (field == null) {
                throw new IllegalArgumentException("AWS Batch has no field " + at);
            }
            if (!entry.getValue().isNull()) {
                field.set(builder, value(field, entry.getValue(), at));
            }
        });
    }

    private static Object value(SdkField<?> field, JsonNode json, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return pojo(field.constructor(), json, path);
        }
        if (type == MarshallingType.LIST) {
            check(json.isArray(), path, "a list");
            var items = new ArrayList<Object>();
            json.forEach(item -> items.add(value(field.getTrait(ListTrait.class).memberFieldInfo(), item, path + "["
                    + items.size() + "]")));
            return items;
        }
        if (type == MarshallingType.MAP) {
            check(json.isObject(), path, "an object");
            var map = new LinkedHashMap<String, Object>();
            json.properties().forEach(e -> map.put(e.getKey(), value(field.getTrait(MapTrait.class).valueFieldInfo(), e
                    .getValue(), path + "." + e.getKey())));
            return map;
        }
        return scalar(type, json, path);
    }

    private static Object pojo(@Nullable Supplier<SdkPojo> constructor, JsonNode json, String path) {
        check(constructor != null && json.isObject(), path, "an object");
        var builder = java.util.Objects.requireNonNull(constructor).get();
        fill(builder, (ObjectNode) json, path);
        return ((Buildable) builder).build();
    }

    private static Object scalar(MarshallingType<?> type, JsonNode json, String path) {
        if (type == MarshallingType.INTEGER) {
            check(json.canConvertToInt() && json.isIntegralNumber(), path, "a whole number");
            return json.intValue();
        }
        if (type == MarshallingType.LONG) {
            check(json.isIntegralNumber(), path, "a whole number");
            return json.longValue();
        }
        if (type == MarshallingType.BOOLEAN) {
            check(json.isBoolean(), path, "true or false");
            return json.booleanValue();
        }
        check(type == MarshallingType.STRING && json.isTextual(), path, "a text");
        return json.textValue();
    }

    private static void check(boolean fits, String path, String what) {
        if (!fits) {
            throw new IllegalArgumentException(path + " must be " + what);
        }
    }

    private static String name(SdkField<?> field) {
        return field.getTrait(LocationTrait.class).locationName();
    }
}
