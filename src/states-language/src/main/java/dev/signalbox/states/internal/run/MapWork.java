package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.states.Stage;
import dev.signalbox.states.State;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.data.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The iterations of an inline Map state. */
final class MapWork implements Branches.Kind {
    /** What AWS runs at once when the definition sets no limit. */
    private static final int DEFAULT_CONCURRENCY = 40;

    private final Step step;
    private final State.Map map;
    private final int attempt;
    private final String part;
    private final List<JsonNode> items = new ArrayList<>();
    private final List<JsonNode> inputs = new ArrayList<>();

    MapWork(Step step, State.Map map, int attempt) {
        this.step = step;
        this.map = map;
        this.attempt = attempt;
        this.part = "a" + attempt;
    }

    JsonNode results() throws StateFailure, DataFailure {
        var data = step.data(Optional.of(attempt));
        var selected = data.with(data.selected(map.data()));
        collect(selected);
        int concurrency = map.maxConcurrency().isPresent() ? (int) Math.min(selected.count(map.maxConcurrency().get(),
                "MaxConcurrency"), Integer.MAX_VALUE) : 0;
        step.probe().saw(Stage.MAX_CONCURRENCY, IntNode.valueOf(concurrency));
        step.event(part + ":started", "MapStateStarted", Json.object().put("length", items.size()));
        var results = new Branches(step, this, part, items.size()).run(concurrency == 0 ? DEFAULT_CONCURRENCY
                : concurrency);
        step.aside(part + ":succeeded", "MapStateSucceeded");
        return results;
    }

    private void collect(Data selected) throws DataFailure {
        var path = map.itemsPath().orElse("$");
        var array = selected.at(path);
        if (!array.isArray()) {
            throw DataFailure.runtime("Reference path \"" + (path.startsWith("$$") ? path.substring(1) : path)
                    + "\" must point to array.");
        }
        step.probe().saw(Stage.AFTER_ITEMS_PATH, array);
        for (JsonNode item : array) {
            items.add(item);
            inputs.add(map.itemSelector().isPresent() ? new Template(withItem(selected, items.size() - 1)).fill(map
                    .itemSelector().get()) : item);
        }
        if (map.itemSelector().isPresent()) {
            step.probe().saw(Stage.AFTER_ITEM_SELECTOR, JsonNodeFactory.instance.arrayNode().addAll(inputs));
        }
    }

    private Data withItem(Data selected, int index) {
        return new Data(selected.input(), ContextObject.withItem(selected.context(), mapItem(index).orElseThrow()),
                selected.chance(), selected.probe());
    }

    @Override
    public Optional<JsonNode> mapItem(int index) {
        return Optional.of(Json.object().put("Index", index).set("Value", items.get(index)));
    }

    @Override
    public long begin(int index, long previous) {
        return iteration(index, ":begun" + index, previous, "MapIterationStarted");
    }

    @Override
    public JsonNode run(int index, Sequence sequence) throws StateFailure {
        return sequence.run(map.processor(), inputs.get(index));
    }

    @Override
    public long succeeded(int index, long previous) {
        return iteration(index, ":ended" + index, previous, "MapIterationSucceeded");
    }

    @Override
    public void ended(int index, boolean failed, long previous) {
        iteration(index, ":broken" + index, previous, failed ? "MapIterationFailed" : "MapIterationAborted");
    }

    private long iteration(int index, String what, long previous, String type) {
        var details = Json.object().put("name", map.name()).put("index", index);
        return step.sequence().context().recorder().event(step.key() + part + what, previous, type, details).id();
    }
}
