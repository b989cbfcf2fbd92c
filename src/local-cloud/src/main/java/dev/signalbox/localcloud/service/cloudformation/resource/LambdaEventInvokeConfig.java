package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

/** {@code AWS::Lambda::EventInvokeConfig}: how a function, version or alias takes events. */
final class LambdaEventInvokeConfig implements ResourceType {
    private static final Shape.Struct DESTINATION = Shape.struct("Destination").requiring("Destination");

    @Override
    public Shape.Struct properties() {
        return Shape.struct("FunctionName", "Qualifier", "MaximumEventAgeInSeconds", "MaximumRetryAttempts").with(
                "DestinationConfig", Shape.struct().with("OnSuccess", DESTINATION).with("OnFailure", DESTINATION))
                .requiring("FunctionName", "Qualifier");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.mixed(request, 100);
    }

    @Override
    public void create(ResourceRequest request) {
        put(request);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("FunctionName", "Qualifier");
    }

    /** Putting a configuration replaces the one that was there, so what is not given is gone. */
    @Override
    public void update(ResourceUpdate update) {
        put(update.request());
    }

    private static void put(ResourceRequest request) {
        request.call(request.fill(PutFunctionEventInvokeConfigRequest.builder()).build(),
                PutFunctionEventInvokeConfigResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(request.fill(GetFunctionEventInvokeConfigRequest.builder()).build(),
                GetFunctionEventInvokeConfigResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(request.fill(DeleteFunctionEventInvokeConfigRequest.builder()).build(),
                DeleteFunctionEventInvokeConfigResponse.class);
    }
}
