package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;

/** {@code AWS::ApiGatewayV2::Integration}. */
final class ApiGatewayV2Integration implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateIntegrationRequest.builder()).only("ApiId",
            "ConnectionId", "ConnectionType", "ContentHandlingStrategy", "CredentialsArn", "Description",
            "IntegrationMethod", "IntegrationSubtype", "IntegrationType", "IntegrationUri", "PassthroughBehavior",
            "PayloadFormatVersion", "RequestParameters", "RequestTemplates",
            "TemplateSelectionExpression", "TimeoutInMillis")
            .requiring("ApiId", "IntegrationType");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("IntegrationId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateIntegrationRequest.builder()).build(),
                CreateIntegrationResponse.class);
        request.initiated().accept(created.integrationId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("IntegrationId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("ApiId");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Description");
        var wanted = update.request().fill(UpdateIntegrationRequest.builder()).integrationId(update.id());
        if (update.removed("Description")) {
            wanted.description("");
        }
        update.call(wanted.build(), UpdateIntegrationResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetIntegrationRequest.builder().apiId(request.text("ApiId"))
                .integrationId(id)
                .build(), GetIntegrationResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteIntegrationRequest.builder().apiId(request.text("ApiId")).integrationId(physicalId).build(),
                DeleteIntegrationResponse.class);
    }
}
