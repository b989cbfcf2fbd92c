package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.State;

/** {@code AWS::Lambda::Function} with its code in S3. */
final class LambdaFunction implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateFunctionRequest.builder()).only("FunctionName",
            "Description", "Runtime", "Role", "Handler", "Timeout", "MemorySize", "PackageType", "Environment",
            "Architectures", "EphemeralStorage", "SnapStart", "LoggingConfig", "TracingConfig", "DeadLetterConfig",
            "VpcConfig", "Layers")
            .with("Code", Shape.struct("S3Bucket", "S3Key", "S3ObjectVersion").requiring("S3Bucket", "S3Key"))
            .with("KmsKeyArn", Shape.TEXT).with("ReservedConcurrentExecutions", Shape.TEXT)
            .with("Tags", Shape.TAG_LIST).requiring("Code", "Role");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("FunctionName") ? request.text("FunctionName") : PhysicalName.mixed(request, 64);
    }

    @Override
    public void create(ResourceRequest request) {
        var function = request.fill(CreateFunctionRequest.builder()).functionName(request.plannedId()).tags(request
                .tags());
        if (request.has("KmsKeyArn")) {
            function.kmsKeyArn(request.text("KmsKeyArn"));
        }
        request.call(function.build(), CreateFunctionResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var function = describe(request, physicalId);
        if (function.state() == State.FAILED) {
            throw ServiceError.of(400, "NotStabilized", "Function is in state Failed: " + function.stateReason());
        }
        return function.state() != State.PENDING;
    }

    @Override
    public void configure(ResourceRequest request, String physicalId) {
        if (request.has("ReservedConcurrentExecutions")) {
            request.call(request.fill(PutFunctionConcurrencyRequest.builder()).functionName(physicalId)
                    .reservedConcurrentExecutions(request.get("ReservedConcurrentExecutions").asInt()).build(),
                    PutFunctionConcurrencyResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", describe(request, physicalId).functionArn());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("PackageType").named("FunctionName");
    }

    @Override
    public void update(ResourceUpdate update) {
        LambdaFunctionUpdate.run(update, describe(update.request(), update.id()).functionArn());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteFunctionRequest.builder().functionName(physicalId).build(), DeleteFunctionResponse.class);
    }

    private static FunctionConfiguration describe(ResourceRequest request, String name) {
        return request.call(GetFunctionRequest.builder().functionName(name).build(), GetFunctionResponse.class)
                .configuration();
    }
}
