package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.states.Execution;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** {@code aws-sdk:s3:getObject} and {@code putObject}, whose bodies are no members of requests and answers. */
final class ObjectTask implements Integration {
    private static final String BUCKET = "Bucket";

    private final CloudContext context;

    ObjectTask(CloudContext context) {
        this.context = context;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.service().equals("aws-sdk:s3") && resource.pattern() != TaskResource.Pattern.SYNC && (resource
                .operation().equals("getObject") || resource.operation().equals("putObject"));
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            return call.resource().operation().equals("getObject") ? get(call) : put(call);
        } catch (AwsServiceException e) {
            return TaskErrors.failedSdk("S3", e);
        } catch (UnsupportedParameter e) {
            return e.outcome();
        } catch (IOException e) {
            return new TaskOutcome.Failed("S3.SdkClientException", "Unable to execute HTTP request: " + e.getMessage());
        }
    }

    private TaskOutcome get(TaskCall call) throws IOException, UnsupportedParameter {
        only(call.parameters(), Set.of(BUCKET, "Key"));
        var bucket = text(call.parameters(), BUCKET);
        var key = text(call.parameters(), "Key");
        try (var body = context.as(Caller::current).objects().open(bucket, key)) {
            var head = head(bucket, key);
            if (head.contentLength() > Execution.MAX_DATA_BYTES) {
                return new TaskOutcome.Failed("States.DataLimitExceeded", "The state/task 'aws-sdk:s3' returned a "
                        + "result with a size exceeding the maximum number of bytes service limit.");
            }
            var response = SdkFields.copy(head, GetObjectResponse.builder()).metadata(head.metadata()).build();
            var output = SdkJson.write(response);
            return new TaskOutcome.Succeeded(output.put("Body", new String(body.readAllBytes(),
                    StandardCharsets.UTF_8)));
        }
    }

    /** A text is stored as JSON too, in quotes, as AWS does. */
    private TaskOutcome put(TaskCall call) throws IOException, UnsupportedParameter {
        only(call.parameters(), Set.of(BUCKET, "Key", "Body"));
        var bucket = text(call.parameters(), BUCKET);
        var key = text(call.parameters(), "Key");
        var body = call.parameters().has("Body") ? Payloads.text(call.parameters().get("Body")).getBytes(
                StandardCharsets.UTF_8) : new byte[0];
        context.as(Caller::current).objects().store(bucket, key, new ByteArrayInputStream(body), body.length);
        return new TaskOutcome.Succeeded(SdkJson.write(SdkFields.copy(head(bucket, key), PutObjectResponse.builder())
                .build()).retain("ETag", "ServerSideEncryption", "VersionId"));
    }

    private HeadObjectResponse head(String bucket, String key) {
        return context.calls().call(HeadObjectRequest.builder().bucket(bucket).key(key).build(),
                HeadObjectResponse.class);
    }

    private static void only(JsonNode parameters, Set<String> known) throws UnsupportedParameter {
        for (var field : parameters.properties()) {
            if (!known.contains(SdkJson.capital(field.getKey()))) {
                throw new UnsupportedParameter("The local cloud does not support the field '" + field.getKey()
                        + "' here; it supports " + known.stream().sorted().toList());
            }
        }
    }

    private static String text(JsonNode parameters, String name) throws UnsupportedParameter {
        if (!parameters.path(name).isTextual()) {
            throw new UnsupportedParameter("The field '" + name + "' is required and must be a string");
        }
        return parameters.get(name).textValue();
    }
}
