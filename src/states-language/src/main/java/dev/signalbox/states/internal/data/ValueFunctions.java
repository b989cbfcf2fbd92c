package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Intrinsic functions of numbers and objects. */
final class ValueFunctions {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ValueFunctions() {}

    /** A whole number of 32 bits; AWS rounds others, halves up. */
    static int whole(JsonNode node, String what) throws IntrinsicProblem {
        if (!node.isNumber()) {
            throw new IntrinsicProblem("The " + what + " must be a number: " + Json.text(node));
        }
        try {
            return node.decimalValue().add(HALF).setScale(0, RoundingMode.FLOOR).intValueExact();
        } catch (ArithmeticException e) {
            throw new IntrinsicProblem("The " + what + " is outside the range of -2147483648 to 2147483647: " + Json
                    .text(node));
        }
    }

    static JsonNode add(JsonNode left, JsonNode right) throws IntrinsicProblem {
        try {
            return IntNode.valueOf(Math.addExact(whole(left, "first argument"), whole(right, "second argument")));
        } catch (ArithmeticException e) {
            throw new IntrinsicProblem("The sum is outside the range of -2147483648 to 2147483647");
        }
    }

    /** From the start up to but not including the end; the same seed gives the same number. */
    static JsonNode random(List<JsonNode> arguments, Chance chance) throws IntrinsicProblem {
        int start = whole(arguments.get(0), "start number");
        int end = whole(arguments.get(1), "end number");
        if (start >= end) {
            throw new IntrinsicProblem("The start number must be less than the end number");
        }
        if (arguments.size() == 3) {
            return IntNode.valueOf(new Random(whole(arguments.get(2), "seed value")).nextInt(start, end));
        }
        return chance.draw(() -> IntNode.valueOf(ThreadLocalRandom.current().nextInt(start, end)));
    }

    /**
     * AWS merges only the first level: fields of the second object win. Their order is that of a {@link HashMap} by name;
     * recorded histories show so.
     */
    static JsonNode merge(JsonNode first, JsonNode second, JsonNode deep) throws IntrinsicProblem {
        if (!(first instanceof ObjectNode left) || !(second instanceof ObjectNode right)) {
            throw new IntrinsicProblem("The first two arguments must be JSON objects");
        }
        if (!deep.isBoolean() || deep.booleanValue()) {
            throw new IntrinsicProblem("The third argument must be false: only shallow merging is supported");
        }
        Map<String, JsonNode> merged = new HashMap<>();
        left.properties().forEach(f -> merged.put(f.getKey(), f.getValue()));
        right.properties().forEach(f -> merged.put(f.getKey(), f.getValue()));
        return Json.object().setAll(merged);
    }
}
