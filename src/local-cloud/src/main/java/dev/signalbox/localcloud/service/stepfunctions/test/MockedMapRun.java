package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.State;
import dev.signalbox.states.TaskOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;

/**
 * A Map Run that only its request knows.
 *
 * @param data what the reader would have read
 * @param failures of iterations
 */
record MockedMapRun(Optional<JsonNode> data, int failures) {
    static MockedMapRun of(@Nullable TestStateConfiguration configuration, TestedState tested) {
        if (configuration == null) {
            return new MockedMapRun(Optional.empty(), 0);
        }
        check(configuration, tested);
        return new MockedMapRun(data(configuration.mapItemReaderData()), configuration
                .mapIterationFailureCount() == null ? 0 : configuration.mapIterationFailureCount());
    }

    private static void check(TestStateConfiguration configuration, TestedState tested) {
        boolean map = tested.state() instanceof State.Map;
        if (configuration.errorCausedByState() != null && tested.state().children().stream().noneMatch(m -> m.states()
                .containsKey(configuration.errorCausedByState()))) {
            throw Errors.validation("State '" + configuration.errorCausedByState()
                    + "', given as errorCausedByState, not found in the Map or Parallel state");
        }
        if (!map && (configuration.mapIterationFailureCount() != null || configuration.mapItemReaderData() != null)) {
            throw Errors.validation(
                    "mapIterationFailureCount and mapItemReaderData may be specified for a Map state only");
        }
    }

    private static Optional<JsonNode> data(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Payloads.parse(text));
        } catch (JsonProcessingException e) {
            throw Errors.validation("mapItemReaderData must be valid JSON");
        }
    }

    private JsonNode items(MapRunOrder order) {
        return switch (order.items()) {
            case MapRunOrder.Items.Given(var values) -> values;
            case MapRunOrder.Items.Read _ -> data.orElseGet(JsonNodeFactory.instance::arrayNode);
        };
    }

    /** What each child would get. */
    ArrayNode inputs(MapRunOrder order) throws MapRunOrder.ItemFailure {
        var inputs = JsonNodeFactory.instance.arrayNode();
        var items = items(order);
        if (items.isObject()) {
            for (var field : items.properties()) {
                inputs.add(order.inputs().of(inputs.size(), Optional.of(field.getKey()), field.getValue()));
            }
        } else {
            for (JsonNode item : items) {
                inputs.add(order.inputs().of(inputs.size(), Optional.empty(), item));
            }
        }
        return inputs;
    }

    /** The same in batches, if the definition has them. */
    Optional<JsonNode> batches(MapRunOrder order, ArrayNode inputs) {
        if (!order.batching().isOn()) {
            return Optional.empty();
        }
        var batches = JsonNodeFactory.instance.arrayNode();
        var batch = batch(order);
        for (JsonNode input : inputs) {
            var items = (ArrayNode) batch.get("Items");
            items.add(input);
            boolean tooLong = order.batching().maxBytes() > 0 && Payloads.size(batch) > order.batching().maxBytes();
            if (tooLong && items.size() > 1) {
                items.remove(items.size() - 1);
                batches.add(batch);
                batch = batch(order);
                ((ArrayNode) batch.get("Items")).add(input);
            } else if (order.batching().maxItems() > 0 && items.size() == order.batching().maxItems()) {
                batches.add(batch);
                batch = batch(order);
            }
        }
        if (!batch.get("Items").isEmpty()) {
            batches.add(batch);
        }
        return Optional.of(batches);
    }

    private static JsonNode batch(MapRunOrder order) {
        var batch = Payloads.object();
        order.batching().batchInput().ifPresent(i -> batch.set("BatchInput", i));
        batch.putArray("Items");
        return batch;
    }

    /** Too many failures count only against a threshold that the definition sets. */
    TaskOutcome outcome(MapRunOrder order, TaskOutcome mock) {
        var distribution = order.state().distribution().orElseThrow();
        boolean tooMany = distribution.toleratedCount().isPresent() && failures > order.tolerance().count();
        boolean tooLarge = distribution.toleratedPercentage().isPresent() && failures * 100.0 / Math.max(1, items(
                order).size()) > order.tolerance().percentage();
        return mock instanceof TaskOutcome.Succeeded && (tooMany || tooLarge) ? new TaskOutcome.Failed(
                "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded")
                : mock;
    }
}
