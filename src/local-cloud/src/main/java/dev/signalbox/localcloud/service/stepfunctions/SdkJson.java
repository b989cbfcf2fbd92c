package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's model classes as the JSON of state machines, where every member begins with a capital letter. */
final class SdkJson {
    private SdkJson() {}

    /** The members as state machines write them. */
    static Set<String> names(SdkPojo model) {
        return model.sdkFields().stream().map(f -> capital(f.memberName())).collect(Collectors.toSet());
    }

    /** Fills a builder from a task's parameters. */
    static void read(JsonNode parameters, SdkPojo builder) throws UnsupportedParameter {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(f -> fields.put(capital(f.memberName()), f));
        for (var entry : parameters.properties()) {
            var field = fields.get(capital(entry.getKey()));
            if (field == null) {
                throw new UnsupportedParameter("The field '" + entry.getKey() + "' is not supported by Step Functions");
            }
            if (!entry.getValue().isNull()) {
                field.set(builder, value(entry.getValue(), field));
            }
        }
    }

    private static Object value(JsonNode node, SdkField<?> field) throws UnsupportedParameter {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> node.isTextual() ? node.textValue() : Payloads.text(node);
                case BOOLEAN -> node.asBoolean();
                case INTEGER -> number(node).intValueExact();
                case LONG -> number(node).longValueExact();
                case DOUBLE -> number(node).doubleValue();
                case FLOAT -> number(node).floatValue();
                case BIG_DECIMAL -> number(node);
                case INSTANT -> node.isNumber() ? Instant.ofEpochMilli(number(node).movePointRight(3).longValue())
                        : Instant.parse(node.asText());
                case SDK_BYTES -> SdkBytes.fromUtf8String(node.isTextual() ? node.textValue() : Payloads.text(node));
                case LIST -> list(node, field);
                case MAP -> map(node, field);
                case SDK_POJO -> pojo(node, field);
                default -> throw wrong(node, field);
            };
        } catch (ArithmeticException | DateTimeException e) {
            throw wrong(node, field);
        }
    }

    private static BigDecimal number(JsonNode node) {
        if (!node.isNumber()) {
            throw new ArithmeticException("not a number");
        }
        return node.decimalValue();
    }

    private static List<Object> list(JsonNode node, SdkField<?> field) throws UnsupportedParameter {
        if (!node.isArray()) {
            throw wrong(node, field);
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode element : node) {
            list.add(value(element, field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
        }
        return list;
    }

    private static Map<String, Object> map(JsonNode node, SdkField<?> field) throws UnsupportedParameter {
        if (!node.isObject()) {
            throw wrong(node, field);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            map.put(entry.getKey(), value(entry.getValue(), field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
        }
        return map;
    }

    private static Object pojo(JsonNode node, SdkField<?> field) throws UnsupportedParameter {
        if (!node.isObject()) {
            throw wrong(node, field);
        }
        SdkPojo builder = field.constructor().get();
        read(node, builder);
        return ((Buildable) builder).build();
    }

    private static UnsupportedParameter wrong(JsonNode node, SdkField<?> field) {
        return new UnsupportedParameter("The value of the field '" + capital(field.memberName())
                + "' has the wrong type: " + node.getNodeType());
    }

    /** {@code aws-sdk} results have times as text; optimised ones as milliseconds, and members by the alphabet. */
    enum Style {
        SDK, OPTIMISED
    }

    /** A response as a task's result. */
    static ObjectNode write(SdkPojo pojo) {
        return write(pojo, Style.SDK);
    }

    static ObjectNode write(SdkPojo pojo, Style style) {
        ObjectNode node = Payloads.object();
        var fields = style == Style.SDK ? pojo.sdkFields()
                : pojo.sdkFields().stream().sorted(Comparator.comparing(f -> capital(f.memberName()))).toList();
        for (SdkField<?> field : fields) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                node.set(capital(field.memberName()), node(value, style));
            }
        }
        return node;
    }

    private static JsonNode node(Object value, Style style) {
        var json = JsonNodeFactory.instance;
        return switch (value) {
            case SdkPojo pojo -> write(pojo, style);
            case Instant time when style == Style.OPTIMISED -> json.numberNode(time.toEpochMilli());
            case List<?> list -> {
                var array = json.arrayNode();
                list.forEach(v -> array.add(node(v, style)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = json.objectNode();
                map.forEach((k, v) -> object.set(String.valueOf(k), node(v, style)));
                yield object;
            }
            case SdkBytes bytes -> json.textNode(bytes.asUtf8String());
            case Boolean flag -> json.booleanNode(flag);
            case Integer number -> json.numberNode(number);
            case Long number -> json.numberNode(number);
            case Number number -> json.numberNode(new BigDecimal(number.toString()));
            default -> json.textNode(value.toString());
        };
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
