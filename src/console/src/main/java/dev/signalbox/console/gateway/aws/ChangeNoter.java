package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ChangeLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Notes every SDK call that is not known to only read, whoever makes it. Of the request only what names its target is taken: no
 * input, no token, no object.
 */
final class ChangeNoter implements ExecutionInterceptor {
    /** Parts of one upload; its end is noted. */
    private static final List<String> PARTS = List.of("UploadPart", "UploadPartCopy", "CreateMultipartUpload");
    private static final List<String> NAMES = List.of("executionArn", "mapRunArn", "stateMachineArn", "stackName",
            "changeSetName", "bucket", "key", "jobId", "jobName", "jobQueue", "jobQueueName", "computeEnvironment",
            "computeEnvironmentName", "jobDefinition", "jobDefinitionName", "tableName", "functionName", "queueUrl",
            "topicArn", "name");

    private final ChangeLog log;

    ChangeNoter(ChangeLog log) {
        this.log = log;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String id = context.response() instanceof AwsResponse response && response.responseMetadata() != null
                ? Optional.ofNullable(response.responseMetadata().requestId()).orElse("")
                : "";
        note(attributes, context.request(), id, "done");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException elsewhere && S3Access.isRedirect(elsewhere)) {
            return; // nothing happened, and the call comes again, to the bucket's own Region
        }
        if (context.exception() instanceof AwsServiceException refused) {
            note(attributes, context.request(), Optional.ofNullable(refused.requestId()).orElse(""),
                    refused.awsErrorDetails() == null ? "refused" : refused.awsErrorDetails().errorCode());
        } else if (ChangeGate.mayHaveHappened(context.exception(), attributes)) {
            note(attributes, context.request(), "", "no answer: it is not known whether it happened");
        }
    }

    private void note(ExecutionAttributes attributes, Object request, String requestId, String result) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (operation != null && !PARTS.contains(operation) && SdkReads.changes(attributes.getAttribute(
                SdkExecutionAttribute.SERVICE_NAME), operation)) {
            log.note(operation, request instanceof SdkPojo pojo ? target(pojo) : "", requestId, result);
        }
    }

    private static String target(SdkPojo request) {
        return NAMES.stream().flatMap(name -> request.sdkFields().stream()
                .filter(f -> f.memberName().equalsIgnoreCase(name)).limit(1)
                .map(f -> f.getValueOrDefault(request)).filter(String.class::isInstance).map(String.class::cast))
                .distinct().collect(Collectors.joining(" "));
    }
}
