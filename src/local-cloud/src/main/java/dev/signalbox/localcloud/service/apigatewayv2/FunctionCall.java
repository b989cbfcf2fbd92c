package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes functions for APIs of all kinds, which differ in how they tell their clients of a failure. */
public final class FunctionCall {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);

    private final CloudContext context;
    private final InvokePermission permission;

    public FunctionCall(CloudContext context) {
        this.context = context;
        this.permission = new InvokePermission(context);
    }

    /** What came of a call. */
    public sealed interface Outcome {
        record Answered(byte[] payload) implements Outcome {}

        record Failed(Failure why) implements Outcome {}
    }

    /** Why there is no answer. The log has the cause. */
    public enum Failure {
        NOT_PERMITTED, FUNCTION_FAILED, TOO_SLOW, THROTTLED, TOO_LARGE, NOT_INVOKED
    }

    /**
     * @param sourceArn what the function's permission must allow, an {@code execute-api} ARN
     * @param id of the request, for logs
     */
    public Outcome call(String function, String sourceArn, String event, int timeoutMillis, String id) {
        if (!permission.allows(function, sourceArn)) {
            return new Outcome.Failed(Failure.NOT_PERMITTED);
        }
        var call = InvokeRequest.builder().functionName(function).payload(SdkBytes.fromUtf8String(event)).build();
        var invoked = CompletableFuture.supplyAsync(() -> context.calls().call(call, InvokeResponse.class),
                task -> Thread.ofVirtual().name("api-" + id).start(task));
        try {
            var response = invoked.get(timeoutMillis, TimeUnit.MILLISECONDS);
            if (response.functionError() != null) {
                LOG.warn("{} failed to answer request {}; its log has the cause", function, id);
                return new Outcome.Failed(Failure.FUNCTION_FAILED);
            }
            return new Outcome.Answered(response.payload().asByteArrayUnsafe());
        } catch (TimeoutException e) {
            LOG.warn("{} did not answer request {} within {} ms", function, id, timeoutMillis);
            return new Outcome.Failed(Failure.TOO_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(Failure.NOT_INVOKED);
        } catch (ExecutionException e) {
            return new Outcome.Failed(reason(e, function));
        }
    }

    private static Failure reason(ExecutionException failure, String function) {
        if (!(failure.getCause() instanceof AwsServiceException error)) {
            throw new IllegalStateException(function + " could not be invoked", failure);
        }
        LOG.warn("{} could not be invoked: {}", function, ServiceError.messageOf(error));
        return switch (ServiceError.codeOf(error)) {
            case "TooManyRequestsException" -> Failure.THROTTLED;
            case "RequestTooLargeException" -> Failure.TOO_LARGE;
            default -> Failure.NOT_INVOKED;
        };
    }
}
