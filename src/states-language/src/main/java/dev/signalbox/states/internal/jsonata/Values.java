package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the library sees it. An instance counts what one value holds, and stops at the memory limit. */
final class Values {
    private long bytes;

    /** Whole numbers stay whole as far as they fit into a long, as on AWS; others become doubles. */
    static Object toJava(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(n -> list.add(toJava(n)));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(e -> map.put(e.getKey(), toJava(e.getValue())));
                yield map;
            }
            default -> Jsonata.NULL_VALUE;
        };
    }

    private static Number number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        return node.isIntegralNumber() && node.canConvertToLong() ? (Number) node.longValue() : node.doubleValue();
    }

    JsonNode toJson(@Nullable Object value) throws JsonataProblem {
        return switch (value) {
            case null -> NullNode.getInstance();
            case String text -> {
                count(text.length());
                yield TextNode.valueOf(text);
            }
            case Boolean truth -> BooleanNode.valueOf(truth);
            case Number number -> {
                count(8);
                yield json(number);
            }
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            default -> {
                if (value != Jsonata.NULL_VALUE) {
                    throw JsonataProblem.unsupported();
                }
                yield NullNode.getInstance();
            }
        };
    }

    private JsonNode array(List<?> list) throws JsonataProblem {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object element : list) {
            count(8);
            array.add(toJson(element));
        }
        return array;
    }

    private JsonNode object(Map<?, ?> map) throws JsonataProblem {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            count(String.valueOf(entry.getKey()).length());
            object.set(String.valueOf(entry.getKey()), toJson(entry.getValue()));
        }
        return object;
    }

    /** Infinity and NaN are texts on AWS, as JSON has no such numbers; a whole double is written without a point. */
    private static JsonNode json(Number number) {
        if (number instanceof Integer i) {
            return IntNode.valueOf(i);
        }
        if (number instanceof Long l) {
            return LongNode.valueOf(l);
        }
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return TextNode.valueOf(String.valueOf(value));
        }
        if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
            return LongNode.valueOf((long) value);
        }
        return DecimalNode.valueOf(BigDecimal.valueOf(value));
    }

    /** Fails if the value holds more than one value may; it need not be JSON. */
    void measure(@Nullable Object value) {
        if (value instanceof String text) {
            count(text.length());
        } else if (value instanceof List<?> list) {
            list.forEach(this::measure);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                count(String.valueOf(key).length());
                measure(element);
            });
        } else {
            count(8);
        }
    }

    private void count(long more) {
        bytes += more;
        if (bytes > Limits.MAX_BYTES) {
            throw new JException(Limits.TOO_MUCH, -1);
        }
    }
}
