package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import dev.signalbox.states.TaskResource.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * {@code arn:aws:states:::events:putEvents}, also with {@code .waitForTaskToken}. Events tell which execution sent them; the
 * task fails if any of them is not taken.
 */
final class EventsTask implements Integration {
    private static final TaskErrors ERRORS = new TaskErrors("EventBridge", "AmazonEventBridge",
            "AmazonEventBridgeException");

    private final Calls calls;

    EventsTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE && resource.service().equals("events") && resource
                .operation().equals("putEvents") && resource.pattern() != Pattern.SYNC;
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            var builder = PutEventsRequest.builder();
            SdkJson.read(marked(call), builder);
            var response = calls.call(builder.build(), PutEventsResponse.class);
            var output = SdkJson.write(response, SdkJson.Style.OPTIMISED);
            return response.failedEntryCount() > 0 ? new TaskOutcome.Failed("EventBridge.FailedEntry", Payloads.text(
                    output)) : new TaskOutcome.Succeeded(output);
        } catch (AwsServiceException e) {
            return ERRORS.failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }

    /** Each event names the state machine and the execution among its resources. */
    private static JsonNode marked(TaskCall call) {
        if (!(call.parameters() instanceof ObjectNode given)) {
            return call.parameters();
        }
        var marked = given.deepCopy();
        var names = call.executionId().split(":", -1);
        var machine = String.join(":", names[0], names[1], names[2], names[3], names[4], "stateMachine", names[6]);
        for (JsonNode entry : marked.path("Entries")) {
            if (entry instanceof ObjectNode event) {
                event.withArrayProperty("Resources").add(machine).add(call.executionId());
            }
        }
        return marked;
    }
}
