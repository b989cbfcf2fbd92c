package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * {@code aws-sdk:*} and the DynamoDB integration: any operation that some service here implements, with the parameters
 * as its request.
 */
final class SdkTask implements Integration {
    private static final String PREFIX = "aws-sdk:";
    private static final Set<String> DYNAMODB = Set.of("putItem", "getItem", "updateItem", "deleteItem");

    private final Calls calls;

    SdkTask(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.pattern() != TaskResource.Pattern.SYNC && (resource.service().startsWith(PREFIX) || resource
                .service().equals("dynamodb") && DYNAMODB.contains(resource.operation()) && resource
                        .pattern() == TaskResource.Pattern.REQUEST_RESPONSE) && request(resource).filter(
                                calls::implementsOperation).isPresent();
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        var request = request(call.resource()).orElseThrow();
        try {
            SdkPojo builder = (SdkPojo) request.getMethod("builder").invoke(null);
            SdkJson.read(call.parameters(), builder);
            var response = calls.call((AwsRequest) ((AwsRequest.Builder) builder).build(), AwsResponse.class);
            return new TaskOutcome.Succeeded(SdkJson.write(response));
        } catch (AwsServiceException e) {
            return errors(call.resource()).failed(e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(request.getName() + " is not a model class", e);
        }
    }

    private static String module(TaskResource resource) {
        return resource.service().startsWith(PREFIX) ? resource.service().substring(PREFIX.length())
                : resource
                        .service();
    }

    private static Optional<Class<? extends AwsRequest>> request(TaskResource resource) {
        var module = module(resource).toLowerCase(Locale.ROOT);
        var operation = resource.operation();
        if (!module.matches("[a-z0-9]+") || !operation.matches("[a-z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        var name = "software.amazon.awssdk.services." + module + ".model." + operation.substring(0, 1).toUpperCase(
                Locale.ROOT) + operation.substring(1) + "Request";
        try {
            return Optional.of(Class.forName(name, false, SdkTask.class.getClassLoader()).asSubclass(AwsRequest.class));
        } catch (ClassNotFoundException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** AWS prefixes errors with the name of the SDK's client, such as {@code DynamoDb}. */
    private static TaskErrors errors(TaskResource resource) {
        if (!resource.service().startsWith(PREFIX)) {
            return new TaskErrors("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException");
        }
        var module = module(resource);
        var name = module.equals("dynamodb") ? "DynamoDb"
                : module.substring(0, 1).toUpperCase(Locale.ROOT) + module
                        .substring(1);
        return new TaskErrors(name, name, name + "Exception");
    }
}
