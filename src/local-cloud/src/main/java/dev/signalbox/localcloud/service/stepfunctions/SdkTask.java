package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** {@code aws-sdk:*}: any operation that some service here implements, with the parameters as its request. */
final class SdkTask implements Integration {
    private static final String PREFIX = "aws-sdk:";
    /** Names of the SDK's clients that are not the module's name with a capital letter. */
    private static final Map<String, String> CLIENTS = Map.of("apigateway", "ApiGateway", "apigatewaymanagementapi",
            "ApiGatewayManagementApi", "apigatewayv2", "ApiGatewayV2", "cloudformation", "CloudFormation",
            "cloudwatchlogs", "CloudWatchLogs", "dynamodb", "DynamoDb", "eventbridge", "EventBridge", "sesv2", "SesV2");

    private final Calls calls;

    SdkTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.pattern() != TaskResource.Pattern.SYNC && resource.service().startsWith(PREFIX) && call(
                resource).filter(c -> calls.implementsOperation(c.request())).isPresent();
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            var response = call(call.resource()).orElseThrow().answer(call.parameters(), calls);
            return new TaskOutcome.Succeeded(SdkJson.write(response));
        } catch (AwsServiceException e) {
            return TaskErrors.failedSdk(client(call.resource()), e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        }
    }

    private static String module(TaskResource resource) {
        return resource.service().substring(PREFIX.length());
    }

    private static Optional<SdkCall> call(TaskResource resource) {
        return SdkCall.find(module(resource), resource.operation());
    }

    private static String client(TaskResource resource) {
        var module = module(resource);
        return CLIENTS.getOrDefault(module, module.substring(0, 1).toUpperCase(Locale.ROOT) + module
                .substring(1));
    }
}
