package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.TagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.TagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

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
    public Updates updates() {
        return Updates.replacing("RestApiId", "StageName");
    }

    @Override
    public void update(ResourceUpdate update) {
        var patches = new ArrayList<PatchOperation>();
        update.each(List.of("DeploymentId"), (name, value) -> patches.add(replace("/deploymentId", value.asText())));
        if (update.changed("Description")) {
            patches.add(replace("/description", update.request().text("Description")));
        }
        var wanted = update.request().get("Variables");
        wanted.properties().forEach(e -> patches.add(replace("/variables/" + e.getKey(), e.getValue().asText())));
        update.before().path("Variables").fieldNames().forEachRemaining(name -> {
            if (!wanted.has(name)) {
                patches.add(PatchOperation.builder().op(Op.REMOVE).path("/variables/" + name).build());
            }
        });
        if (!patches.isEmpty()) {
            update.call(UpdateStageRequest.builder().restApiId(update.request().text("RestApiId")).stageName(update
                    .id()).patchOperations(patches).build(), UpdateStageResponse.class);
        }
        var arn = "arn:aws:apigateway:" + update.request().cloud().identity().region() + "::/restapis/" + update
                .request().text("RestApiId") + "/stages/" + update.id();
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
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
