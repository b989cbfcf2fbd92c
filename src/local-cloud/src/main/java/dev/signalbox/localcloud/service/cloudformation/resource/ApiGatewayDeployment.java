package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateDeploymentResponse;

/** {@code AWS::ApiGateway::Deployment}: a REST API as it is when this is created, perhaps with a stage that serves it. */
final class ApiGatewayDeployment implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("RestApiId", "Description", "StageName").requiring("RestApiId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("DeploymentId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateDeploymentRequest.builder()).build(),
                CreateDeploymentResponse.class);
        request.initiated().accept(created.id());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("DeploymentId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("RestApiId");
    }

    @Override
    public void update(ResourceUpdate update) {
        if (update.changed("StageName")) {
            throw InvalidTemplate.unsupported("A change of StageName of AWS::ApiGateway::Deployment");
        }
        update.call(UpdateDeploymentRequest.builder().restApiId(update.request().text("RestApiId")).deploymentId(update
                .id()).patchOperations(PatchOperation.builder().op(Op.REPLACE).path("/description").value(update
                        .request().text("Description")).build()).build(), UpdateDeploymentResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetDeploymentRequest.builder().restApiId(request.text("RestApiId"))
                .deploymentId(id).build(), GetDeploymentResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (request.has("StageName")) {
            request.call(DeleteStageRequest.builder().restApiId(request.text("RestApiId")).stageName(request.text(
                    "StageName")).build(), DeleteStageResponse.class);
        }
        request.call(DeleteDeploymentRequest.builder().restApiId(request.text("RestApiId")).deploymentId(physicalId)
                .build(), DeleteDeploymentResponse.class);
    }
}
