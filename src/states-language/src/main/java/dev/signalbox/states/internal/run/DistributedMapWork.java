package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.Execution;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.State;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.query.Query;
import java.util.Optional;

/** One attempt of a Map state in distributed mode: a Map Run, which the host performs. */
final class DistributedMapWork {
    private final Step step;
    private final State.Map map;
    private final Distribution distribution;
    private final String part;
    private final Query query;

    DistributedMapWork(Step step, State.Map map, Distribution distribution, int attempt) {
        this.step = step;
        this.map = map;
        this.distribution = distribution;
        this.part = "a" + attempt;
        this.query = step.query(Optional.of(attempt));
    }

    JsonNode result() throws StateFailure, DataFailure {
        var recorder = step.sequence().context().recorder();
        Optional<JsonNode> given = distribution.reader().isPresent() ? Optional.empty()
                : Optional.of(query.items(map.items(), true));
        long concurrency = count(map.maxConcurrency(), "MaxConcurrency");
        int length = given.map(JsonNode::size).orElse(0);
        step.event(part + ":started", "MapStateStarted", Json.object().put("length", length));
        MapRunOrder.Items items = given.isPresent() ? new MapRunOrder.Items.Given(given.get()) : read();
        var arn = recorder.event(step.key() + part + ":mapRun").map(e -> e.details().get("mapRunArn").textValue())
                .orElseGet(() -> step.sequence().context().effects().newMapRunArn(distribution.label()));
        int redrives = recorder.note(step.key() + part + Redrive.MAP_RUN).map(n -> n.path("count").asInt()).orElse(0);
        var order = order(arn, redrives, items, concurrency);
        step.event(part + ":mapRun", "MapRunStarted", Json.object().put("mapRunArn", arn));
        if (redrives > 0) {
            step.event(part + ":mapRunRedriven", "MapRunRedriven", Json.object().put("mapRunArn", arn).put(
                    "redriveCount", redrives));
        }
        var recorded = recorder.find(step.key() + part + ":outcome");
        return recorded.isEmpty() ? settle(await(order))
                : ended(recorded.get().event().orElseThrow(), recorded.get()
                        .note().orElseThrow());
    }

    private MapRunOrder.Items.Read read() throws DataFailure {
        var reader = distribution.reader().orElseThrow();
        var parameters = query.fill(reader.parameters(), "ItemReader/" + templateField());
        return new MapRunOrder.Items.Read(reader.resource(), parameters, reader.config(), count(reader.maxItems(),
                field("ItemReader/ReaderConfig/", "MaxItems")));
    }

    private String templateField() {
        return map.data().language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
    }

    private long count(Optional<Amount> amount, String field) throws DataFailure {
        return amount.isPresent() ? query.count(amount.get(), field) : 0;
    }

    private MapRunOrder order(String arn, int redrives, MapRunOrder.Items items, long concurrency) throws DataFailure {
        double percentage = distribution.toleratedPercentage().isPresent() ? query.percentage(distribution
                .toleratedPercentage().get(), "ToleratedFailurePercentage") : -1;
        var tolerance = new MapRunOrder.Tolerance(count(distribution.toleratedCount(), "ToleratedFailureCount"),
                percentage);
        return new MapRunOrder(arn, redrives, step.sequence().context().executionId(), map, items, this::input,
                batching(), tolerance, concurrency, export());
    }

    private MapRunOrder.Batching batching() throws DataFailure {
        if (distribution.batcher().isEmpty()) {
            return new MapRunOrder.Batching(0, 0, Optional.empty());
        }
        var batcher = distribution.batcher().get();
        return new MapRunOrder.Batching(count(batcher.maxItems(), field("ItemBatcher/", "MaxItemsPerBatch")), count(
                batcher.maxBytes(), field("ItemBatcher/", "MaxInputBytesPerBatch")), filled(batcher.batchInput(),
                        "ItemBatcher/BatchInput"));
    }

    private Optional<MapRunOrder.Export> export() throws DataFailure {
        if (distribution.writer().isEmpty()) {
            return Optional.empty();
        }
        var writer = distribution.writer().get();
        return Optional.of(new MapRunOrder.Export(filled(writer.parameters(), "ResultWriter/" + templateField()), writer
                .config()));
    }

    private Optional<JsonNode> filled(Optional<JsonNode> template, String field) throws DataFailure {
        return template.isPresent() ? Optional.of(query.fill(template.get(), field)) : Optional.empty();
    }

    /** JSONata's messages tell where in the state a field is, those of JSONPath its name alone. */
    private String field(String within, String name) {
        return map.data().language() == QueryLanguage.JSONATA ? within + name : name;
    }

    /** Children have journals of their own, so what is drawn by chance here need not be remembered. */
    private JsonNode input(long index, Optional<String> key, JsonNode value) throws MapRunOrder.ItemFailure {
        if (map.itemSelector().isEmpty()) {
            return value;
        }
        var item = Json.object().put("Index", index);
        key.ifPresent(k -> item.put("Key", k));
        item.set("Value", value);
        try {
            return step.unrecordedQuery().forItem(item).fill(map.itemSelector().get(), "ItemSelector");
        } catch (DataFailure e) {
            throw new MapRunOrder.ItemFailure(e.error(), e.message());
        }
    }

    private TaskOutcome await(MapRunOrder order) {
        var context = step.sequence().context();
        var mocked = step.probe().mocked(order);
        if (mocked.isPresent()) {
            return mocked.get();
        }
        context.recorder().flush();
        try (Mailbox mailbox = step.sequence().scope().open()) {
            var pending = context.effects().mapRun(order, outcome -> mailbox.post(new Signal.Reported(outcome)));
            try {
                while (true) {
                    var signal = mailbox.take();
                    if (signal instanceof Signal.Reported(var outcome)) {
                        return outcome;
                    }
                    if (signal instanceof Signal.ScopeOver(var why)) {
                        if (!why.suspended()) {
                            context.effects().abortMapRun(order.arn());
                        }
                        throw why;
                    }
                }
            } finally {
                pending.cancel();
            }
        }
    }

    private JsonNode settle(TaskOutcome outcome) throws StateFailure {
        var note = Json.object();
        switch (outcome) {
            case TaskOutcome.Failed(var error, var cause) -> note.set("failure", StateFailure.of(error, cause).note());
            case TaskOutcome.Succeeded(var output) when Json.size(output) > Execution.MAX_DATA_BYTES -> note.set(
                    "failure", tooLarge().note());
            case TaskOutcome.Succeeded(var output) -> note.set("output", output);
        }
        var failed = note.has("failure");
        var details = failed ? StateFailure.noted(note.get("failure")).details() : Json.object();
        var event = step.sequence().context().recorder().event(step.key() + part + ":outcome", step.sequence()
                .previous(), failed ? "MapRunFailed" : "MapRunSucceeded", details, Optional.of(note));
        return ended(event, note);
    }

    /** In history the state is left from where the Map Run was started. */
    private JsonNode ended(HistoryEvent event, JsonNode note) throws StateFailure {
        if (note.has("failure")) {
            step.sequence().follow(event.id());
            throw StateFailure.noted(note.get("failure"));
        }
        step.sequence().context().recorder().event(step.key() + part + ":succeeded", event.id(), "MapStateSucceeded",
                Json.object());
        return note.get("output");
    }

    private StateFailure tooLarge() {
        return StateFailure.of("States.DataLimitExceeded", "The state/task '" + map.name()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
}
