package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;

/** {@code AWS::ApiGatewayV2::Route}. */
final class ApiGatewayV2Route implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateRouteRequest.builder()).only("ApiId",
            "ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "AuthorizerId", "ModelSelectionExpression",
            "OperationName", "RequestModels", "RouteKey", "RouteResponseSelectionExpression", "Target")
            .requiring("ApiId", "RouteKey");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RouteId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateRouteRequest.builder()).build(), CreateRouteResponse.class);
        request.initiated().accept(created.routeId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("RouteId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("ApiId");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("OperationName");
        var wanted = update.request().fill(UpdateRouteRequest.builder()).routeId(update.id());
        if (update.removed("OperationName")) {
            wanted.operationName("");
        }
        update.call(wanted.build(), UpdateRouteResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetRouteRequest.builder().apiId(request.text("ApiId")).routeId(id)
                .build(), GetRouteResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteRouteRequest.builder().apiId(request.text("ApiId")).routeId(physicalId).build(),
                DeleteRouteResponse.class);
    }
}
