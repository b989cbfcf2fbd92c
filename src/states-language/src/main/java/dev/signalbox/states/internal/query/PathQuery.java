package dev.signalbox.states.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.signalbox.states.internal.data.Choices;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.data.ResultPath;
import dev.signalbox.states.internal.data.Template;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** With JSONPath. The state's own fields see its input after {@code InputPath}. */
record PathQuery(DataFlow.JsonPath flow, Data raw) implements Query {
    private static final long MAX_SECONDS = 99_999_999;

    private Data selected() throws DataFailure {
        return raw.with(raw.seen(Stage.AFTER_INPUT_PATH, raw.path(flow.inputPath())));
    }

    @Override
    public JsonNode arguments() throws DataFailure {
        var selected = selected();
        return raw.seen(Stage.AFTER_PARAMETERS, flow.parameters().isPresent() ? new Template(selected).fill(flow
                .parameters().get()) : selected.input());
    }

    @Override
    public JsonNode fill(JsonNode template, String field) throws DataFailure {
        return new Template(selected()).fill(template);
    }

    @Override
    public JsonNode items(Optional<MapItems> items, boolean objectAllowed) throws DataFailure {
        var path = items.orElse(null) instanceof MapItems.At(var given) ? given : "$";
        var found = selected().at(path);
        if (!found.isArray() && !(objectAllowed && found.isObject())) {
            throw DataFailure.runtime("Reference path \"" + (path.startsWith("$$") ? path.substring(1) : path)
                    + "\" must point to array" + (objectAllowed ? " or object." : "."));
        }
        return raw.seen(Stage.AFTER_ITEMS_PATH, found);
    }

    @Override
    public long amount(Amount amount, String field, long least) throws DataFailure {
        return selected().amount(amount, field, least);
    }

    @Override
    public long count(Amount amount, String field) throws DataFailure {
        return selected().count(amount, field);
    }

    @Override
    public double percentage(Distribution.Percentage percentage, String field) throws DataFailure {
        return selected().percentage(percentage, field);
    }

    @Override
    public String text(Text text, String field) throws DataFailure {
        return selected().text(text, field);
    }

    @Override
    public Instant until(WaitTime time, Instant enteredAt) throws DataFailure {
        return switch (time) {
            case WaitTime.Seconds(var seconds) -> enteredAt.plusSeconds(seconds);
            case WaitTime.SecondsPath(var path) -> enteredAt.plusSeconds(seconds(path));
            case WaitTime.Timestamp(var timestamp) -> timestamp;
            case WaitTime.TimestampPath(var path) -> timestamp(path);
            case WaitTime.ComputedSeconds _,WaitTime.ComputedTimestamp _ -> throw new IllegalStateException(
                    "Not JSONPath: " + time);
        };
    }

    private long seconds(String path) throws DataFailure {
        JsonNode found = selected().at(path);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw DataFailure.runtime("The SecondsPath parameter cannot be parsed as a long value: " + told(path,
                    found));
        }
        if (found.longValue() < 0) {
            throw DataFailure.runtime("The SecondsPath parameter references a negative value: " + told(path, found));
        }
        if (found.longValue() > MAX_SECONDS) {
            throw DataFailure.runtime("The SecondsPath parameter references a value above " + MAX_SECONDS + ": " + told(
                    path, found));
        }
        return found.longValue();
    }

    private static String told(String path, JsonNode found) {
        return path + " == " + (found.isTextual() ? found.textValue() : found);
    }

    private Instant timestamp(String path) throws DataFailure {
        JsonNode found = selected().at(path);
        try {
            return OffsetDateTime.parse(found.asText()).toInstant();
        } catch (DateTimeException e) {
            throw DataFailure.runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended offset "
                    + "date-time format string: " + told(path, found));
        }
    }

    @Override
    public boolean holds(Condition condition, int rule) throws DataFailure {
        return new Choices(selected()).holds(condition);
    }

    @Override
    public Query forItem(JsonNode item) {
        return new PathQuery(flow, raw.forItem(item));
    }

    @Override
    public Exit passed(Optional<JsonNode> fixedResult) throws DataFailure {
        if (fixedResult.isPresent()) {
            return succeeded(raw.seen(Stage.RESULT, fixedResult.get()));
        }
        return succeeded(arguments());
    }

    @Override
    public Exit succeeded(JsonNode result) throws DataFailure {
        var selection = flow.resultSelector().isPresent() ? new Template(raw.with(result)).fill(flow.resultSelector()
                .get()) : result;
        raw.seen(Stage.AFTER_RESULT_SELECTOR, selection);
        var combined = flow.resultPath().isPresent() ? ResultPath.put(raw.input(), flow.resultPath().get(), selection)
                : raw.input();
        return new Exit(raw.with(raw.seen(Stage.AFTER_RESULT_PATH, combined)).path(flow.outputPath()), assigned(flow
                .assign(), raw.with(result)));
    }

    @Override
    public Exit done() throws DataFailure {
        var selected = selected();
        return new Exit(selected.path(flow.outputPath()), assigned(flow.assign(), selected));
    }

    @Override
    public Exit chosen(ChoiceRule rule, int index) throws DataFailure {
        var selected = selected();
        return new Exit(selected.path(flow.outputPath()), assigned(rule.assign(), selected));
    }

    @Override
    public Exit caught(Catcher catcher, int index, JsonNode errorOutput) throws DataFailure {
        var output = catcher.resultPath().isPresent() ? ResultPath.put(raw.input(), catcher.resultPath().get(),
                errorOutput) : raw.input();
        return new Exit(output, assigned(catcher.assign(), raw.with(errorOutput)));
    }

    private static ObjectNode assigned(Optional<JsonNode> template, Data data) throws DataFailure {
        return template.isPresent() ? (ObjectNode) new Template(data).fill(template.get()) : Json.object();
    }
}
