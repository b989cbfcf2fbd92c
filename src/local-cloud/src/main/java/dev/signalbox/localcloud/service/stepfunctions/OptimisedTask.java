package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.TaskResource.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Integrations that pass one request on: DynamoDB items, SNS, SQS. An object given for a text goes as its JSON. */
final class OptimisedTask implements Integration {
    /**
     * @param waits whether the task may also wait for its token
     */
    private record Service(Set<String> operations, boolean waits, TaskErrors errors) {}

    private static final Map<String, Service> SERVICES = Map.of("dynamodb", new Service(Set.of("getItem", "putItem",
            "updateItem", "deleteItem"), false, new TaskErrors("DynamoDB", "AmazonDynamoDBv2",
                    "AmazonDynamoDBException")), "sns", new Service(Set.of("publish"), true, new TaskErrors("SNS",
                            "AmazonSNS", "AmazonSNSException")), "sqs", new Service(Set.of("sendMessage"), true,
                                    new TaskErrors("SQS", "AmazonSQS", "AmazonSQSException")));

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

    @Override
    public TaskOutcome perform(TaskCall call) {
        var service = SERVICES.get(call.resource().service());
        if (service == null) {
            throw new IllegalStateException("Not optimised: " + call);
        }
        try {
            var response = call(call.resource()).orElseThrow().answer(call.parameters(), calls);
            ObjectNode output = SdkJson.write(response, SdkJson.Dates.MILLIS);
            return new TaskOutcome.Succeeded(CallMetadata.on(output));
        } catch (AwsServiceException e) {
            return service.errors().failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }
}
