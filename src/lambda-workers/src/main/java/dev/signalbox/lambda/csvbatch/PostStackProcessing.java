package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Custom resource: lets the bucket tell of uploads and, if asked to, fills the table with sample data. An update puts
 * right what changed, a deletion takes back the notification. Whatever happens, CloudFormation is answered.
 */
public final class PostStackProcessing implements RequestStreamHandler {
    private final Setup setup;
    private final ResponseUrl responses;

    /** As AWS Lambda makes it. */
    public PostStackProcessing() {
        this(new AwsSetup(CsvClients.s3()), ResponseUrl.http());
    }

    PostStackProcessing(Setup setup, ResponseUrl responses) {
        this.setup = setup;
        this.responses = responses;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        var log = LambdaLog.of(context, event.path("StackId").asText());
        var properties = event.path("ResourceProperties");
        // Stays the same over updates, so that CloudFormation sees no replacement.
        var id = Optional.of(event.path("PhysicalResourceId").asText("")).filter(i -> !i.isEmpty())
                .orElse(properties.path("S3Bucket").asText() + "-" + properties.path("NotificationId").asText());
        Optional<String> failure = Optional.empty();
        try {
            process(event.path("RequestType").asText(), properties);
            log.info("stack.processed", Map.of("request", event.path("RequestType").asText()));
        } catch (SdkException | IllegalStateException | IllegalArgumentException | IOException e) {
            log.error("stack.failed", Map.of("error", String.valueOf(e.getMessage())));
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
        responses.answer(event.path("ResponseURL").asText(), TaskInput.JSON.writeValueAsString(answer(event, id,
                failure)));
        TaskInput.JSON.writeValue(out, Map.of("status", failure.isEmpty() ? "SUCCESS" : "FAILED"));
    }

    private void process(String request, JsonNode properties) throws IOException {
        var bucket = properties.path("S3Bucket").asText();
        var notification = properties.path("NotificationId").asText();
        switch (request) {
            case "Create", "Update" -> {
                setup.notifyOf(bucket, notification, properties.path("FunctionARN").asText());
                if (properties.path("SeedKey").isTextual()) {
                    setup.seed(properties.path("FinancialTableName").asText(), properties.path("SeedBucket").asText(),
                            properties.path("SeedKey").asText());
                }
            }
            case "Delete" -> setup.stopNotifying(bucket, notification);
            default -> throw new IllegalArgumentException("There is no request type '" + request + "'");
        }
    }

    private static Map<String, Object> answer(JsonNode event, String id, Optional<String> failure) {
        return Map.of("Status", failure.isEmpty() ? "SUCCESS" : "FAILED", "Reason",
                failure.map(f -> f.substring(0, Math.min(f.length(), 1000))).orElse("Done"), "PhysicalResourceId", id,
                "StackId", event.path("StackId").asText(), "RequestId", event.path("RequestId").asText(),
                "LogicalResourceId", event.path("LogicalResourceId").asText(), "NoEcho", false, "Data", Map.of());
    }
}
