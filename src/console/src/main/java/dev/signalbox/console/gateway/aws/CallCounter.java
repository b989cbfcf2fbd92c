package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.CallLimit;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells the session's limit of each call and each of its retries. Data planes with rates of thousands a second are left out. */
final class CallCounter implements ExecutionInterceptor {
    private static final Set<String> UNLIMITED = Set.of("S3", "DynamoDb");
    private static final ExecutionAttribute<Boolean> BEGUN = new ExecutionAttribute<>("signalbox.begun");

    private final CallLimit limit;

    CallCounter(CallLimit limit) {
        this.limit = limit;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isLimited(attributes)) {
            limit.take(api(attributes));
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (isLimited(attributes) && attributes.getAttribute(BEGUN) != null) {
            limit.again(api(attributes));
        }
        attributes.putAttribute(BEGUN, true);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (isLimited(attributes) && context.exception() instanceof AwsServiceException refused
                && refused.isThrottlingException()) {
            limit.throttled(api(attributes));
        }
    }

    private static boolean isLimited(ExecutionAttributes attributes) {
        return !UNLIMITED.contains(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
    }

    private static String api(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
