package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.Execution;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.Probe;
import dev.signalbox.states.Stage;
import dev.signalbox.states.State;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.data.Template;
import java.util.Optional;
import java.util.function.Supplier;

/** One attempt of a Map state in distributed mode: a Map Run, which the host performs. */
final class DistributedMapWork {
    private final Step step;
    private final State.Map map;
    private final Distribution distribution;
    private final String part;
    private final Data data;

    DistributedMapWork(Step step, State.Map map, Distribution distribution, int attempt) throws DataFailure {
        this.step = step;
        this.map = map;
        this.distribution = distribution;
        this.part = "a" + attempt;
        var whole = step.data(Optional.of(attempt));
        this.data = whole.with(whole.selected(map.data()));
    }

    JsonNode result() throws StateFailure, DataFailure {
        var recorder = step.sequence().context().recorder();
        var items = items();
        long concurrency = count(map.maxConcurrency(), "MaxConcurrency");
        int length = items instanceof MapRunOrder.Items.Given(var values) ? values.size() : 0;
        step.event(part + ":started", "MapStateStarted", Json.object().put("length", length));
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

    private MapRunOrder.Items items() throws DataFailure {
        if (distribution.reader().isPresent()) {
            var reader = distribution.reader().get();
            var parameters = new Template(data).fill(reader.parameters());
            return new MapRunOrder.Items.Read(reader.resource(), parameters, reader.config(), count(reader.maxItems(),
                    "MaxItems"));
        }
        var path = map.itemsPath().orElse("$");
        var values = data.at(path);
        if (!values.isContainerNode()) {
            throw DataFailure.runtime("Reference path \"" + path + "\" must point to array or object.");
        }
        step.probe().saw(Stage.AFTER_ITEMS_PATH, values);
        return new MapRunOrder.Items.Given(values);
    }

    private long count(Optional<Amount> amount, String field) throws DataFailure {
        return amount.isPresent() ? data.count(amount.get(), field) : 0;
    }

    private MapRunOrder order(String arn, int redrives, MapRunOrder.Items items, long concurrency) throws DataFailure {
        var template = new Template(data);
        var batching = new MapRunOrder.Batching(0, 0, Optional.empty());
        if (distribution.batcher().isPresent()) {
            var batcher = distribution.batcher().get();
            batching = new MapRunOrder.Batching(count(batcher.maxItems(), "MaxItemsPerBatch"), count(batcher
                    .maxBytes(), "MaxInputBytesPerBatch"), batcher.batchInput().isPresent() ? Optional.of(template.fill(
                            batcher.batchInput().get())) : Optional.empty());
        }
        double percentage = distribution.toleratedPercentage().isPresent() ? data.percentage(distribution
                .toleratedPercentage().get(), "ToleratedFailurePercentage") : -1;
        var tolerance = new MapRunOrder.Tolerance(count(distribution.toleratedCount(), "ToleratedFailureCount"),
                percentage);
        Optional<MapRunOrder.Export> export = Optional.empty();
        if (distribution.writer().isPresent()) {
            var writer = distribution.writer().get();
            export = Optional.of(new MapRunOrder.Export(writer.parameters().isPresent() ? Optional.of(template.fill(
                    writer.parameters().get())) : Optional.empty(), writer.config()));
        }
        return new MapRunOrder(arn, redrives, step.sequence().context().executionId(), map, items, this::input,
                batching,
                tolerance, concurrency, export);
    }

    /** Children have journals of their own, so what is drawn by chance here need not be remembered. */
    private JsonNode input(long index, Optional<String> key, JsonNode value) throws MapRunOrder.ItemFailure {
        if (map.itemSelector().isEmpty()) {
            return value;
        }
        var item = Json.object().put("Index", index);
        key.ifPresent(k -> item.put("Key", k));
        item.set("Value", value);
        var one = new Data(data.input(), ContextObject.withItem(data.context(), item), Supplier::get, Probe.NONE);
        try {
            return new Template(one).fill(map.itemSelector().get());
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
