package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Changes a function: its code, its settings, how many may run at once, and its tags. */
final class LambdaFunctionUpdate {
    private static final String CONCURRENCY = "ReservedConcurrentExecutions";
    private static final List<String> SETTINGS = List.of("Description", "Runtime", "Role", "Handler", "Timeout",
            "MemorySize", "Environment", "EphemeralStorage", "SnapStart", "LoggingConfig", "TracingConfig",
            "DeadLetterConfig", "VpcConfig", "Layers");
    private static final int TIMEOUT = 3;
    private static final int MEMORY = 128;

    private LambdaFunctionUpdate() {}

    static void run(ResourceUpdate update, String arn) {
        update.onlyRemoves("Description", "Timeout", "MemorySize", "Environment", "DeadLetterConfig",
                CONCURRENCY, "Tags");
        if (update.changed("Code", "Architectures")) {
            var code = update.request().get("Code");
            var wanted = UpdateFunctionCodeRequest.builder().functionName(update.id()).s3Bucket(code.path("S3Bucket")
                    .asText()).s3Key(code.path("S3Key").asText());
            if (code.has("S3ObjectVersion")) {
                wanted.s3ObjectVersion(code.path("S3ObjectVersion").asText());
            }
            update.call(Model.fill(wanted, update.request().only(List.of("Architectures"))).build(),
                    UpdateFunctionCodeResponse.class);
        }
        settings(update);
        if (update.removed(CONCURRENCY)) {
            update.call(DeleteFunctionConcurrencyRequest.builder().functionName(update.id()).build(),
                    DeleteFunctionConcurrencyResponse.class);
        } else if (update.changed(CONCURRENCY)) {
            update.call(PutFunctionConcurrencyRequest.builder().functionName(update.id()).reservedConcurrentExecutions(
                    update.request().get(CONCURRENCY).asInt()).build(), PutFunctionConcurrencyResponse.class);
        }
        update.tags(tags -> update.call(TagResourceRequest.builder().resource(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resource(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    private static void settings(ResourceUpdate update) {
        var changed = SETTINGS.stream().filter(update::changed).toList();
        if (changed.isEmpty() && !update.changed("KmsKeyArn")) {
            return;
        }
        var wanted = Model.fill(UpdateFunctionConfigurationRequest.builder(), update.request().only(changed));
        if (update.removed("Description")) {
            wanted.description("");
        }
        if (update.removed("Timeout")) {
            wanted.timeout(TIMEOUT);
        }
        if (update.removed("MemorySize")) {
            wanted.memorySize(MEMORY);
        }
        if (update.removed("Environment")) {
            wanted.environment(e -> e.variables(Map.of()));
        }
        if (update.removed("DeadLetterConfig")) {
            wanted.deadLetterConfig(d -> d.targetArn(""));
        }
        if (update.changed("KmsKeyArn")) {
            wanted.kmsKeyArn(update.request().text("KmsKeyArn"));
        }
        update.call(wanted.functionName(update.id()).build(), UpdateFunctionConfigurationResponse.class);
    }
}
