package dev.signalbox.states.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Catcher;
import dev.signalbox.states.ChoiceRule;
import dev.signalbox.states.Condition;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.MapItems;
import dev.signalbox.states.Stage;
import dev.signalbox.states.Text;
import dev.signalbox.states.WaitTime;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.jsonata.Bindings;
import dev.signalbox.states.internal.jsonata.JsonataExpression;
import dev.signalbox.states.internal.jsonata.JsonataProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * With JSONata.
 *
 * @param states what {@code $states} stands for in this part of the state
 */
record JsonataQuery(DataFlow.Jsonata flow, Data raw, ObjectNode states) implements Query {
    JsonataQuery(DataFlow.Jsonata flow, Data raw) {
        this(flow, raw, states(raw));
    }

    private static ObjectNode states(Data raw) {
        return Json.object().<ObjectNode>set("input", raw.input()).set("context", raw.context());
    }

    private JsonataQuery knowing(String name, JsonNode value) {
        ObjectNode more = Json.object();
        more.setAll(states);
        more.set(name, value);
        return new JsonataQuery(flow, raw, more);
    }

    @Override
    public JsonNode arguments() throws DataFailure {
        return raw.seen(Stage.AFTER_ARGUMENTS, flow.arguments().isPresent() ? fill(flow.arguments().get(), "Arguments")
                : raw.input());
    }

    @Override
    public JsonNode fill(JsonNode template, String field) throws DataFailure {
        if (template instanceof ObjectNode) {
            var filled = Json.object();
            for (var entry : template.properties()) {
                filled.set(entry.getKey(), fill(entry.getValue(), field + "/" + entry.getKey()));
            }
            return filled;
        }
        if (template instanceof ArrayNode) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : template) {
                filled.add(fill(element, field + "[" + filled.size() + "]"));
            }
            return filled;
        }
        var expression = JsonataExpression.in(template);
        return expression.isPresent() ? evaluate(expression.get(), field) : template;
    }

    private JsonNode evaluate(JsonataExpression expression, String field) throws DataFailure {
        var about = "The JSONata expression '" + expression.text() + "' specified for the field '" + field + "' ";
        try {
            var value = expression.evaluate(new Bindings(states, raw.variables(), raw.chance()));
            return value.orElseThrow(() -> DataFailure.query(about + "returned nothing (undefined).", field));
        } catch (JsonataProblem e) {
            throw DataFailure.query(about + e.message(), field);
        }
    }

    /** A value that must be of the type. */
    private JsonNode value(JsonNode template, String field, JsonataType expected) throws DataFailure {
        var value = fill(template, field);
        if (!expected.includes(value)) {
            var text = JsonataExpression.in(template).map(JsonataExpression::text).orElseGet(() -> Json.text(template));
            throw DataFailure.query("The JSONata expression '" + text + "' specified for the field '" + field
                    + "' returned an unexpected result type. Expected '" + expected.word() + "', but was '"
                    + JsonataType.of(value).word() + "' for value: " + Json.text(value), field);
        }
        return value;
    }

    private JsonNode value(String expression, String field, JsonataType expected) throws DataFailure {
        return value(TextNode.valueOf(expression), field, expected);
    }

    @Override
    public JsonNode items(Optional<MapItems> items, boolean objectAllowed) throws DataFailure {
        if (items.orElse(null) instanceof MapItems.Given(var template)) {
            var value = objectAllowed ? fill(template, "Items") : template;
            return value.isObject() ? value : value(template, "Items", JsonataType.ARRAY);
        }
        if (!raw.input().isArray() && !(objectAllowed && raw.input().isObject())) {
            throw DataFailure.input("Map state input must be an array but was: " + Json.text(raw.input()));
        }
        return raw.input();
    }

    @Override
    public long amount(Amount amount, String field, long least) throws DataFailure {
        return switch (amount) {
            case Amount.Fixed(var value) -> value;
            case Amount.Computed(var expression) -> whole(value(expression, field, JsonataType.NUMBER), field, least);
            case Amount.At _ -> throw new IllegalStateException("Not JSONata: " + amount);
        };
    }

    @Override
    public long count(Amount amount, String field) throws DataFailure {
        return amount(amount, field, 0);
    }

    private static long whole(JsonNode number, String field, long least) throws DataFailure {
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw DataFailure.query("The " + field + " field cannot be parsed as an integer: " + Json.text(number),
                    field);
        }
        if (number.longValue() < least) {
            throw DataFailure.query("The " + field + " field must be an integer of at least " + least + ": " + Json
                    .text(number), field);
        }
        return number.longValue();
    }

    @Override
    public double percentage(Distribution.Percentage percentage, String field) throws DataFailure {
        return switch (percentage) {
            case Distribution.Percentage.Fixed(var value) -> value;
            case Distribution.Percentage.Computed(var expression) -> {
                double value = value(expression, field, JsonataType.NUMBER).doubleValue();
                if (value < 0 || value > 100) {
                    throw DataFailure.query("The " + field + " field must be a number from 0 to 100: " + value, field);
                }
                yield value;
            }
            case Distribution.Percentage.At _ -> throw new IllegalStateException("Not JSONata: " + percentage);
        };
    }

    @Override
    public String text(Text text, String field) throws DataFailure {
        return switch (text) {
            case Text.Fixed(var value) -> value;
            case Text.Computed(var expression) -> value(expression, field, JsonataType.STRING).textValue();
            case Text.At _ -> throw new IllegalStateException("Not JSONata: " + text);
        };
    }

    @Override
    public Instant until(WaitTime time, Instant enteredAt) throws DataFailure {
        return switch (time) {
            case WaitTime.Seconds(var seconds) -> enteredAt.plusSeconds(seconds);
            case WaitTime.ComputedSeconds(var expression) -> enteredAt.plusSeconds(Math.min(whole(value(expression,
                    "Seconds", JsonataType.NUMBER), "Seconds", 0), Integer.MAX_VALUE));
            case WaitTime.Timestamp(var timestamp) -> timestamp;
            case WaitTime.ComputedTimestamp(var expression) -> Timestamps.parse(value(expression, "Timestamp",
                    JsonataType.STRING).textValue());
            case WaitTime.SecondsPath _,WaitTime.TimestampPath _ -> throw new IllegalStateException("Not JSONata: "
                    + time);
        };
    }

    @Override
    public boolean holds(Condition condition, int rule) throws DataFailure {
        if (condition instanceof Condition.Jsonata(var expression)) {
            return value(expression, "Choices[" + rule + "]/Condition", JsonataType.BOOLEAN).booleanValue();
        }
        throw new IllegalStateException("Not JSONata: " + condition);
    }

    @Override
    public Query forItem(JsonNode item) {
        return new JsonataQuery(flow, raw.forItem(item));
    }

    @Override
    public Exit passed(Optional<JsonNode> fixedResult) throws DataFailure {
        return done();
    }

    @Override
    public Exit succeeded(JsonNode result) throws DataFailure {
        return knowing("result", result).exit(flow.output(), result, flow.assign(), "");
    }

    @Override
    public Exit done() throws DataFailure {
        return exit(flow.output(), raw.input(), flow.assign(), "");
    }

    @Override
    public Exit chosen(ChoiceRule rule, int index) throws DataFailure {
        return exit(rule.output(), raw.input(), rule.assign(), "Choices[" + index + "]/");
    }

    @Override
    public Exit caught(Catcher catcher, int index, JsonNode errorOutput) throws DataFailure {
        return knowing("errorOutput", errorOutput).exit(catcher.output(), errorOutput, catcher.assign(), "Catch["
                + index + "]/");
    }

    private Exit exit(Optional<JsonNode> output, JsonNode otherwise, Optional<JsonNode> assign,
            String at) throws DataFailure {
        var assigned = assign.isPresent() ? (ObjectNode) fill(assign.get(), at + "Assign") : Json.object();
        return new Exit(output.isPresent() ? fill(output.get(), at + "Output") : otherwise, assigned);
    }
}
