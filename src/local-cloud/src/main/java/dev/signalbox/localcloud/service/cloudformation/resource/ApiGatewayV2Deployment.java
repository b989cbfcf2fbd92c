package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateDeploymentResponse;

/** {@code AWS::ApiGatewayV2::Deployment}: the routes as they are when it is created. */
final class ApiGatewayV2Deployment implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateDeploymentRequest.builder()).only("ApiId",
            "Description", "StageName").requiring("ApiId");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
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
        request.initiated().accept(created.deploymentId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("DeploymentId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("ApiId");
    }

    @Override
    public void update(ResourceUpdate update) {
        if (update.changed("StageName")) {
            throw InvalidTemplate.unsupported("A change of StageName of AWS::ApiGatewayV2::Deployment");
        }
        update.call(UpdateDeploymentRequest.builder().apiId(update.request().text("ApiId")).deploymentId(update.id())
                .description(update.request().text("Description")).build(), UpdateDeploymentResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetDeploymentRequest.builder().apiId(request.text("ApiId")).deploymentId(
                id).build(), GetDeploymentResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteDeploymentRequest.builder().apiId(request.text("ApiId")).deploymentId(physicalId).build(),
                DeleteDeploymentResponse.class);
    }
}
