package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Intrinsic functions of arrays. */
final class ArrayFunctions {
    /** The most elements that AWS lets ArrayRange make. */
    private static final int MAX_RANGE = 1000;

    /** {@code 1} and {@code 1.0} are the same number. */
    private static final Comparator<JsonNode> BY_VALUE = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    private ArrayFunctions() {}

    static JsonNode call(String name, List<JsonNode> arguments) throws IntrinsicProblem {
        return switch (name) {
            case "Array" -> array(arguments);
            case "ArrayPartition" -> partition(array(arguments.get(0)), arguments.get(1));
            case "ArrayContains" -> BooleanNode.valueOf(contains(array(arguments.get(0)), arguments.get(1)));
            case "ArrayRange" -> range(arguments);
            case "ArrayGetItem" -> item(array(arguments.get(0)), arguments.get(1));
            case "ArrayLength" -> IntNode.valueOf(array(arguments.get(0)).size());
            case "ArrayUnique" -> unique(array(arguments.get(0)));
            default -> throw new IllegalStateException("Not an intrinsic function: " + name);
        };
    }

    private static ArrayNode array(List<JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    private static ArrayNode array(JsonNode node) throws IntrinsicProblem {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw new IntrinsicProblem("The first argument must be an array: " + Json.text(node));
    }

    private static ArrayNode partition(ArrayNode array, JsonNode chunkSize) throws IntrinsicProblem {
        int size = ValueFunctions.whole(chunkSize, "chunk size");
        if (size < 1) {
            throw new IntrinsicProblem("The chunk size must be a positive integer: " + size);
        }
        ArrayNode chunks = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            var chunk = i % size == 0 ? chunks.addArray() : (ArrayNode) chunks.get(chunks.size() - 1);
            chunk.add(array.get(i));
        }
        return chunks;
    }

    private static boolean contains(ArrayNode array, JsonNode value) {
        for (JsonNode element : array) {
            if (element.equals(BY_VALUE, value)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode range(List<JsonNode> arguments) throws IntrinsicProblem {
        long first = ValueFunctions.whole(arguments.get(0), "first argument");
        long last = ValueFunctions.whole(arguments.get(1), "second argument");
        long step = ValueFunctions.whole(arguments.get(2), "increment");
        if (step == 0) {
            throw new IntrinsicProblem("The increment must not be zero");
        }
        long count = Math.max(0, Math.floorDiv(last - first, step) + 1);
        if (count > MAX_RANGE) {
            throw new IntrinsicProblem("The range has more than " + MAX_RANGE + " elements");
        }
        ArrayNode range = JsonNodeFactory.instance.arrayNode();
        for (long i = 0; i < count; i++) {
            range.add(Math.toIntExact(first + i * step));
        }
        return range;
    }

    private static JsonNode item(ArrayNode array, JsonNode index) throws IntrinsicProblem {
        int at = ValueFunctions.whole(index, "index");
        if (at < 0 || at >= array.size()) {
            throw new IntrinsicProblem("The index " + at + " is out of bounds for an array of length " + array.size());
        }
        return array.get(at);
    }

    private static ArrayNode unique(ArrayNode array) {
        List<JsonNode> seen = new ArrayList<>();
        for (JsonNode element : array) {
            if (seen.stream().noneMatch(s -> s.equals(BY_VALUE, element))) {
                seen.add(element);
            }
        }
        return array(seen);
    }
}
