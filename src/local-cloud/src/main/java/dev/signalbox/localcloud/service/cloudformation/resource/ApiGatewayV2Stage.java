package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

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
    public Updates updates() {
        return Updates.replacing("ApiId", "StageName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Description", "StageVariables", "Tags");
        var wanted = update.request().fill(UpdateStageRequest.builder());
        if (update.removed("Description")) {
            wanted.description("");
        }
        if (update.removed("StageVariables")) {
            wanted.stageVariables(Map.of());
        }
        update.call(wanted.build(), UpdateStageResponse.class);
        var arn = "arn:aws:apigateway:" + update.request().cloud().identity().region() + "::/apis/" + update.request()
                .text("ApiId") + "/stages/"
                + update.id();
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
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
