package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts a result at a reference path, creating objects on the way. */
public final class ResultPath {
    private static final Pattern STEP = Pattern.compile("\\['((?:[^'\\\\]|\\\\.)*)'\\]|\\[(\\d+)\\]");

    private final String path;

    private ResultPath(String path) {
        this.path = path;
    }

    /** A copy of the input that holds the result at the path. */
    public static JsonNode put(JsonNode input, String path, JsonNode result) throws DataFailure {
        return new ResultPath(path).put(input, result, steps(path));
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        var matcher = STEP.matcher(JsonPath.compile(path).getPath());
        while (matcher.find()) {
            var name = matcher.group(1);
            steps.add(name == null ? "#" + matcher.group(2) : "." + name.replaceAll("\\\\(.)", "$1"));
        }
        return steps;
    }

    private JsonNode put(JsonNode at, JsonNode result, List<String> steps) throws DataFailure {
        if (steps.isEmpty()) {
            return result;
        }
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        var name = step.substring(1);
        if (step.startsWith(".") && at.isObject()) {
            ObjectNode copy = Json.object();
            copy.setAll((ObjectNode) at);
            copy.set(name, put(at.has(name) ? at.get(name) : Json.object(), result, rest));
            return copy;
        }
        if (step.startsWith("#") && at.has(Integer.parseInt(name))) {
            int index = Integer.parseInt(name);
            ArrayNode copy = ((ArrayNode) at).arrayNode().addAll((ArrayNode) at);
            copy.set(index, put(at.get(index), result, rest));
            return copy;
        }
        throw DataFailure.resultPath("Unable to apply ReferencePath " + path + " to input " + Json.text(at));
    }
}
