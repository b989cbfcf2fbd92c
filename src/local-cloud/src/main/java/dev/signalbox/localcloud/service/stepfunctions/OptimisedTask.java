package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.TaskResource.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Integrations that pass one request on: DynamoDB items, SNS, SQS. An object given for a text goes as its JSON. */
final class OptimisedTask implements Integration {
    /**
     * @param waits whether the task may also wait for its token
     */
    private record Service(Set<String> operations, boolean waits, TaskErrors errors,
            Function<SdkPojo, CallMetadata> metadata) {}

    private static final Map<String, Service> SERVICES = Map.of("dynamodb", new Service(Set.of("getItem", "putItem",
            "updateItem", "deleteItem"), false, new TaskErrors("DynamoDB", "AmazonDynamoDBv2",
                    "AmazonDynamoDBException"), CallMetadata::dynamoDb), "sns", new Service(Set.of("publish"), true,
                            new TaskErrors("SNS", "AmazonSNS", "AmazonSNSException"), CallMetadata::xml), "sqs",
            new Service(Set.of("sendMessage"), true, new TaskErrors("SQS", "AmazonSQS", "AmazonSQSException"),
                    CallMetadata::json));

    private final Calls calls;

    OptimisedTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        var service = SERVICES.get(resource.service());
        return service != null && service.operations().contains(resource.operation()) && (resource
                .pattern() == Pattern.REQUEST_RESPONSE || resource.pattern() == Pattern.WAIT_FOR_TASK_TOKEN && service
                        .waits()) && call(resource).filter(c -> calls.implementsOperation(c.request())).isPresent();
    }

    private static Optional<SdkCall> call(TaskResource resource) {
        return SdkCall.find(resource.service(), resource.operation());
    }

    /** What the operation does not know is left out. */
    @Override
    public JsonNode accepted(TaskResource resource, JsonNode parameters) {
        return call(resource).map(c -> c.known(parameters)).orElse(parameters);
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        var service = SERVICES.get(call.resource().service());
        if (service == null) {
            throw new IllegalStateException("Not optimised: " + call);
        }
        try {
            var response = call(call.resource()).orElseThrow().answer(call.parameters(), calls);
            ObjectNode output = SdkJson.write(response, SdkJson.Style.OPTIMISED);
            return new TaskOutcome.Succeeded(service.metadata().apply(response).on(output));
        } catch (AwsServiceException e) {
            return service.errors().failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }
}
