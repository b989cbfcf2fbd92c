package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls intrinsic functions. */
final class Intrinsics {
    private static final int ANY = Integer.MAX_VALUE;

    /** How many arguments a function takes, at least and at most. */
    private record Arity(int least, int most) {}

    private static final Map<String, Arity> ARITIES = Map.ofEntries(Map.entry("States.Format", new Arity(1, ANY)), Map
            .entry("States.StringToJson", new Arity(1, 1)), Map.entry("States.JsonToString", new Arity(1, 1)), Map
                    .entry("States.Array", new Arity(0, ANY)), Map.entry("States.ArrayPartition", new Arity(2, 2)), Map
                            .entry("States.ArrayContains", new Arity(2, 2)), Map.entry("States.ArrayRange", new Arity(3,
                                    3)), Map.entry("States.ArrayGetItem", new Arity(2, 2)), Map.entry(
                                            "States.ArrayLength", new Arity(1, 1)), Map.entry("States.ArrayUnique",
                                                    new Arity(1, 1)), Map.entry("States.Base64Encode", new Arity(1, 1)),
            Map.entry("States.Base64Decode", new Arity(1, 1)), Map.entry("States.Hash", new Arity(2, 2)), Map.entry(
                    "States.JsonMerge", new Arity(3, 3)), Map.entry("States.MathRandom", new Arity(2, 3)), Map.entry(
                            "States.MathAdd", new Arity(2, 2)), Map.entry("States.StringSplit", new Arity(2, 2)), Map
                                    .entry("States.UUID", new Arity(0, 0)));

    private final Data data;

    Intrinsics(Data data) {
        this.data = data;
    }

    static boolean isKnown(String function) {
        return ARITIES.containsKey(function);
    }

    /**
     * @throws IllegalArgumentException if the function takes more or fewer
     */
    static void checkCount(String function, int count) {
        var arity = ARITIES.get(function);
        if (arity == null || count < arity.least() || count > arity.most()) {
            throw new IllegalArgumentException("Wrong number of arguments for " + function + ": " + count);
        }
    }

    /** The outermost call; messages name it whole, as it stands in the definition. */
    JsonNode evaluate(Expression.Call whole) throws DataFailure {
        try {
            return call(whole);
        } catch (IntrinsicProblem e) {
            throw e.missing() ? DataFailure.runtime(message(whole, e)) : DataFailure.intrinsic(message(whole, e));
        }
    }

    private static String message(Expression.Call whole, IntrinsicProblem problem) {
        return "The function '" + whole.text() + "' had the following error: " + problem.getMessage();
    }

    private JsonNode call(Expression.Call call) throws IntrinsicProblem {
        List<JsonNode> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(value(argument));
        }
        return result(call, arguments);
    }

    private JsonNode value(Expression argument) throws IntrinsicProblem {
        return switch (argument) {
            case Expression.Literal literal -> literal.value();
            case Expression.Call inner -> call(inner);
            case Expression.At(var path) -> {
                var found = data.find(path);
                if (found.isEmpty()) {
                    throw missing(path);
                }
                yield found.get();
            }
        };
    }

    /** AWS names the state's input even when the path leads into the context object. */
    private IntrinsicProblem missing(String path) {
        var problem = data.problem(path);
        return IntrinsicProblem.missing(problem.startsWith("Filter:") ? problem
                : "The JsonPath argument for the field '" + (path.startsWith("$$") ? path.substring(1) : path)
                        + "' could not be found in the input '" + Json.text(data.input()) + "'");
    }

    private JsonNode result(Expression.Call call, List<JsonNode> arguments) throws IntrinsicProblem {
        var name = call.function().substring("States.".length());
        return switch (name) {
            case "Format" -> TextFunctions.format(template(call, arguments), arguments.subList(1, arguments.size()));
            case "StringToJson" -> TextFunctions.stringToJson(arguments.get(0));
            case "JsonToString" -> TextNode.valueOf(Json.text(arguments.get(0)));
            case "Base64Encode" -> TextFunctions.base64Encode(arguments.get(0));
            case "Base64Decode" -> TextFunctions.base64Decode(arguments.get(0));
            case "Hash" -> TextFunctions.hash(arguments.get(0), arguments.get(1));
            case "StringSplit" -> TextFunctions.split(arguments.get(0), arguments.get(1));
            case "UUID" -> data.chance().draw(() -> TextNode.valueOf(UUID.randomUUID().toString()));
            case "JsonMerge" -> ValueFunctions.merge(arguments.get(0), arguments.get(1), arguments.get(2));
            case "MathAdd" -> ValueFunctions.add(arguments.get(0), arguments.get(1));
            case "MathRandom" -> ValueFunctions.random(arguments, data.chance());
            default -> ArrayFunctions.call(name, arguments);
        };
    }

    /** A literal template still has its escapes, because Format gives escaped braces a meaning. */
    private static JsonNode template(Expression.Call call, List<JsonNode> arguments) {
        if (call.arguments().getFirst() instanceof Expression.Literal(var text, var value) && value.isTextual()) {
            return TextNode.valueOf(text.substring(1, text.length() - 1));
        }
        return arguments.getFirst();
    }
}
