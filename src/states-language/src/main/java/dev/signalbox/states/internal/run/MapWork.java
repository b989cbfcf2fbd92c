package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.states.Stage;
import dev.signalbox.states.State;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import dev.signalbox.states.internal.query.Query;
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
        var query = step.query(Optional.of(attempt));
        collect(query);
        int concurrency = map.maxConcurrency().isPresent() ? (int) Math.min(query.count(map.maxConcurrency().get(),
                "MaxConcurrency"), Integer.MAX_VALUE) : 0;
        step.probe().saw(Stage.MAX_CONCURRENCY, IntNode.valueOf(concurrency));
        step.event(part + ":started", "MapStateStarted", Json.object().put("length", items.size()));
        var results = new Branches(step, this, part, items.size()).run(concurrency == 0 ? DEFAULT_CONCURRENCY
                : concurrency);
        step.aside(part + ":succeeded", "MapStateSucceeded");
        return results;
    }

    private void collect(Query query) throws DataFailure {
        for (JsonNode item : query.items(map.items(), false)) {
            items.add(item);
            inputs.add(map.itemSelector().isPresent() ? query.forItem(mapItem(items.size() - 1).orElseThrow()).fill(map
                    .itemSelector().get(), "ItemSelector") : item);
        }
        if (map.itemSelector().isPresent()) {
            step.probe().saw(Stage.AFTER_ITEM_SELECTOR, JsonNodeFactory.instance.arrayNode().addAll(inputs));
        }
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
