package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.MapRunOrder;
import dev.signalbox.states.Probe;
import dev.signalbox.states.Stage;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TrialOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;

/** Watches a state under test and stands for its work if that is mocked. */
final class Inspection implements Probe {
    private final Optional<TaskOutcome> mock;
    private final Optional<MockedMapRun> mapRun;
    private final Map<Stage, JsonNode> seen = new EnumMap<>(Stage.class);
    private Optional<String> afterItemBatcher = Optional.empty();

    Inspection(Optional<TaskOutcome> mock, Optional<MockedMapRun> mapRun) {
        this.mock = mock;
        this.mapRun = mapRun;
    }

    @Override
    public void saw(Stage stage, JsonNode value) {
        seen.put(stage, value);
    }

    @Override
    public Optional<TaskOutcome> mocked() {
        return mock;
    }

    @Override
    public Optional<TaskOutcome> mocked(MapRunOrder order) {
        if (mock.isEmpty() || mapRun.isEmpty()) {
            return mock;
        }
        var json = JsonNodeFactory.instance;
        saw(Stage.MAX_CONCURRENCY, json.numberNode(order.maxConcurrency()));
        var distribution = order.state().distribution().orElseThrow();
        if (distribution.toleratedCount().isPresent()) {
            saw(Stage.TOLERATED_FAILURE_COUNT, json.numberNode(order.tolerance().count()));
        }
        if (distribution.toleratedPercentage().isPresent()) {
            saw(Stage.TOLERATED_FAILURE_PERCENTAGE, json.numberNode(order.tolerance().percentage()));
        }
        try {
            var inputs = mapRun.get().inputs(order);
            if (order.state().itemSelector().isPresent()) {
                saw(Stage.AFTER_ITEM_SELECTOR, inputs);
            }
            afterItemBatcher = mapRun.get().batches(order, inputs).map(Payloads::text);
        } catch (MapRunOrder.ItemFailure e) {
            return Optional.of(new TaskOutcome.Failed(e.error(), e.cause()));
        }
        return Optional.of(mapRun.get().outcome(order, mock.get()));
    }

    InspectionData data(TrialOutcome outcome) {
        var builder = InspectionData.builder().input(text(Stage.INPUT)).afterInputPath(text(Stage.AFTER_INPUT_PATH))
                .afterParameters(text(Stage.AFTER_PARAMETERS)).afterArguments(text(Stage.AFTER_ARGUMENTS)).result(text(
                        Stage.RESULT)).afterResultSelector(text(Stage.AFTER_RESULT_SELECTOR)).afterResultPath(text(
                                Stage.AFTER_RESULT_PATH)).afterItemsPath(text(Stage.AFTER_ITEMS_PATH))
                .afterItemSelector(text(Stage.AFTER_ITEM_SELECTOR)).afterItemBatcher(afterItemBatcher.orElse(null))
                .variables(text(Stage.VARIABLES));
        number(Stage.MAX_CONCURRENCY).ifPresent(n -> builder.maxConcurrency(n.intValue()));
        number(Stage.TOLERATED_FAILURE_COUNT).ifPresent(n -> builder.toleratedFailureCount(n.intValue()));
        number(Stage.TOLERATED_FAILURE_PERCENTAGE).ifPresent(n -> builder.toleratedFailurePercentage(n
                .floatValue()));
        errorDetails(outcome).ifPresent(builder::errorDetails);
        return builder.build();
    }

    private @Nullable String text(Stage stage) {
        var value = seen.get(stage);
        return value == null ? null : Payloads.text(value);
    }

    private Optional<Number> number(Stage stage) {
        return Optional.ofNullable(seen.get(stage)).map(JsonNode::numberValue);
    }

    private static Optional<InspectionErrorDetails> errorDetails(TrialOutcome outcome) {
        var details = InspectionErrorDetails.builder();
        return switch (outcome) {
            case TrialOutcome.Succeeded _ -> Optional.empty();
            case TrialOutcome.Retriable(_, var retrier, var seconds) -> Optional.of(details.retryIndex(retrier)
                    .retryBackoffIntervalSeconds((int) seconds).build());
            case TrialOutcome.Caught(_, var retrier, var catcher, _) -> Optional.of(exhausted(details, retrier)
                    .catchIndex(catcher).build());
            case TrialOutcome.Failed(_, var retrier) -> retrier.isEmpty() ? Optional.empty()
                    : Optional.of(exhausted(details, retrier).build());
        };
    }

    private static InspectionErrorDetails.Builder exhausted(InspectionErrorDetails.Builder details,
            OptionalInt retrier) {
        retrier.ifPresent(details::retryIndex);
        return details;
    }
}
