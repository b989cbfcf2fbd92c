package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.Probe;
import dev.signalbox.states.Stage;
import dev.signalbox.states.Text;
import java.util.Map;
import java.util.Optional;

/**
 * What paths of one state read: its input, the context object and the variables. Values read are shared with the input,
 * so nobody changes them.
 *
 * @param variables by their names, without the dollar sign
 */
public record Data(JsonNode input, JsonNode context, Map<String, JsonNode> variables, Chance chance,
        Probe probe) {
    private static final Configuration JSON_PATH = Configuration.builder().jsonProvider(
            new JacksonJsonNodeJsonProvider()).mappingProvider(new JacksonMappingProvider()).build();

    /** The same context with another input. */
    public Data with(JsonNode otherInput) {
        return new Data(otherInput, context, variables, chance, probe);
    }

    /** The same with {@code $$.Map.Item}. */
    public Data forItem(JsonNode item) {
        ObjectNode withItem = Json.object();
        withItem.setAll((ObjectNode) context);
        withItem.set("Map", Json.object().set("Item", item));
        return new Data(input, withItem, variables, chance, probe);
    }

    /** The value at a path that must exist. */
    public JsonNode at(String path) throws DataFailure {
        try {
            return read(path);
        } catch (JsonPathException e) {
            throw DataFailure.runtime("Invalid path '" + path + "' : " + e.getMessage());
        }
    }

    /** The value at a path, if there is one. */
    public Optional<JsonNode> find(String path) {
        try {
            var found = read(path);
            return found.isNull() && isPastEnd(path) ? Optional.empty() : Optional.of(found);
        } catch (JsonPathException e) {
            return Optional.empty();
        }
    }

    /** Why there is no value at the path, in the words of the JSONPath library, which AWS passes on. */
    String problem(String path) {
        try {
            read(path);
            return "";
        } catch (JsonPathException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether the path ends in an index that the array before it does not have; the library reads null there. */
    boolean isPastEnd(String path) {
        int open = path.lastIndexOf('[');
        if (open <= 0 || !path.substring(open).matches("\\[\\d{1,9}]")) {
            return false;
        }
        int index = Integer.parseInt(path.substring(open + 1, path.length() - 1));
        return find(path.substring(0, open)).filter(array -> array.isArray() && array.size() <= index).isPresent();
    }

    private JsonNode read(String path) {
        var variable = VariablePath.of(path);
        if (variable.isPresent()) {
            var value = variables.get(variable.get().name());
            if (value == null) {
                throw new PathNotFoundException("Variable '$" + variable.get().name() + "' has no value");
            }
            return read(value, variable.get().path());
        }
        return path.startsWith("$$") ? read(context, path.substring(1)) : read(input, path);
    }

    private static JsonNode read(JsonNode root, String path) {
        return path.equals("$") ? root : JsonPath.using(JSON_PATH).parse(root).read(path);
    }

    private JsonNode root(String path) {
        return VariablePath.of(path).map(v -> variables.getOrDefault(v.name(), input)).orElse(path.startsWith("$$")
                ? context
                : input);
    }

    /** What the path reads, the input, the context object or a variable, as text for messages. */
    String rootOf(String path) {
        return Json.text(root(path));
    }

    /** What a payload template's expression stands for. */
    JsonNode evaluate(Expression.Call call) throws DataFailure {
        return new Intrinsics(this).evaluate(call);
    }

    /** Shows a step of the data flow to whoever looks on. */
    public JsonNode seen(Stage stage, JsonNode value) {
        probe.saw(stage, value);
        return value;
    }

    /** A path where null means an empty object. */
    public JsonNode path(Optional<String> path) throws DataFailure {
        return path.isPresent() ? at(path.get()) : Json.object();
    }

    public String text(Text text, String field) throws DataFailure {
        return switch (text) {
            case Text.Fixed(var value) -> value;
            case Text.At(var path) -> {
                var found = Expression.parse(path) instanceof Expression.Call call ? evaluate(call) : at(path);
                if (!found.isTextual()) {
                    throw DataFailure.runtime("The " + field + "Path field refers to value that is not a string: "
                            + path);
                }
                yield found.textValue();
            }
            case Text.Computed _ -> throw new IllegalStateException("Not JSONPath: " + text);
        };
    }

    /** From 0 to 100. */
    public double percentage(Distribution.Percentage percentage, String field) throws DataFailure {
        return switch (percentage) {
            case Distribution.Percentage.Fixed(var value) -> value;
            case Distribution.Percentage.At(var path) -> {
                var found = numeric(at(path));
                if (!found.isNumber()) {
                    throw notA("float", found, path, field);
                }
                if (found.doubleValue() < 0 || found.doubleValue() > 100) {
                    throw DataFailure.runtime(field + " must be between 0 and 100.");
                }
                yield found.doubleValue();
            }
            case Distribution.Percentage.Computed _ -> throw new IllegalStateException("Not JSONPath: " + percentage);
        };
    }

    /** A whole number that a Map state counts to. */
    public long count(Amount amount, String field) throws DataFailure {
        return switch (amount) {
            case Amount.Fixed(var value) -> value;
            case Amount.At(var path) -> {
                var found = numeric(at(path));
                if (!found.isIntegralNumber() || !found.canConvertToLong()) {
                    throw notA("integer", found, path, field);
                }
                // How many items are read is for the reader to judge.
                if (found.longValue() < 0 && !field.equals("MaxItems")) {
                    throw DataFailure.runtime(field + " cannot be negative.");
                }
                yield found.longValue();
            }
            case Amount.Computed _ -> throw new IllegalStateException("Not JSONPath: " + amount);
        };
    }

    private static DataFailure notA(String type, JsonNode found, String path, String field) {
        return DataFailure.runtime("The " + field + "Path field refers to value \"" + (found.isTextual() ? found
                .textValue() : Json.text(found)) + "\" which is not a valid " + type + ": " + path);
    }

    /** A whole number of at least {@code least}. */
    public long amount(Amount amount, String field, long least) throws DataFailure {
        return switch (amount) {
            case Amount.Fixed(var value) -> value;
            case Amount.At(var path) -> {
                var found = numeric(at(path));
                if (!found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < least) {
                    throw DataFailure.runtime("The " + field + "Path parameter does not reference an integer of at "
                            + "least " + least + ": " + path + " == " + found);
                }
                yield found.longValue();
            }
            case Amount.Computed _ -> throw new IllegalStateException("Not JSONPath: " + amount);
        };
    }

    /** AWS also takes a number that stands in a text. */
    private static JsonNode numeric(JsonNode found) {
        if (found.isTextual() && found.textValue().matches("-?\\d{1,18}(\\.\\d+)?")) {
            return Json.own(found.textValue());
        }
        return found;
    }
}
