package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;

/** {@code AWS::ApiGatewayV2::Stage}. */
final class ApiGatewayV2Stage implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateStageRequest.builder()).only("ApiId",
            "AccessLogSettings", "AutoDeploy", "DefaultRouteSettings", "DeploymentId", "Description", "RouteSettings",
            "StageName", "StageVariables", "Tags")
            .requiring("ApiId", "StageName");

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
        return Missing.not(() -> request.call(GetStageRequest.builder().apiId(request.text("ApiId")).stageName(id)
                .build(), GetStageResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteStageRequest.builder().apiId(request.text("ApiId")).stageName(physicalId).build(),
                DeleteStageResponse.class);
    }
}
