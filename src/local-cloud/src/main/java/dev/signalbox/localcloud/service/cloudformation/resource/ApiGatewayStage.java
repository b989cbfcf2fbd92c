package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;

/** {@code AWS::ApiGateway::Stage}. */
final class ApiGatewayStage implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("RestApiId", "StageName", "DeploymentId", "Description")
            .with("Variables", new Shape.MapOf(Shape.TEXT)).with("Tags", Shape.TAG_LIST).requiring("RestApiId",
                    "StageName", "DeploymentId");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.text("StageName");
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateStageRequest.builder()).tags(request.tags()).build(),
                CreateStageResponse.class);
        request.initiated().accept(created.stageName());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetStageRequest.builder().restApiId(request.text("RestApiId")).stageName(
                id).build(), GetStageResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteStageRequest.builder().restApiId(request.text("RestApiId")).stageName(physicalId).build(),
                DeleteStageResponse.class);
    }
}
