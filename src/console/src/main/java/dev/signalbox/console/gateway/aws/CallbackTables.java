package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCallback;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which deployed pipeline a state machine belongs to, and where that pipeline keeps the URLs of its callbacks. */
final class CallbackTables {
    private final Map<String, Place> byStateMachine = new HashMap<>();

    /** @param stacks as they are deployed now */
    CallbackTables(PipelineCatalogue catalogue, List<StackSummary> stacks) {
        for (var stack : stacks) {
            stack.pipeline().flatMap(catalogue::find).ifPresent(p -> add(p, stack));
        }
    }

    private void add(Pipeline pipeline, StackSummary stack) {
        var callback = pipeline.callback();
        var table = callback.flatMap(c -> Optional.ofNullable(stack.outputs().get(c.table())));
        for (var output : pipeline.outputs().stateMachines()) {
            Optional.ofNullable(stack.outputs().get(output))
                    .ifPresent(arn -> byStateMachine.put(arn, new Place(pipeline.name(), callback, table)));
        }
    }

    Optional<String> pipelineOf(String stateMachineArn) {
        return Optional.ofNullable(byStateMachine.get(stateMachineArn)).map(Place::pipeline);
    }

    /** The full URL of one execution's callback, as long as it is unanswered. */
    Optional<CallbackUrl> urlOf(DynamoDbClient dynamo, String stateMachineArn, String executionName) {
        var place = byStateMachine.get(stateMachineArn);
        if (place == null || place.callback().isEmpty() || place.table().isEmpty()) {
            return Optional.empty();
        }
        var callback = place.callback().get();
        var table = place.table().get();
        var item = dynamo.getItem(b -> b.tableName(table).consistentRead(true)
                .key(Map.of(callback.keyAttribute(), AttributeValue.fromS(executionName)))).item();
        return Optional.ofNullable(item.get(callback.urlAttribute())).map(AttributeValue::s).map(URI::create)
                .map(CallbackUrl::new);
    }

    private record Place(String pipeline, Optional<PipelineCallback> callback, Optional<String> table) {}
}
