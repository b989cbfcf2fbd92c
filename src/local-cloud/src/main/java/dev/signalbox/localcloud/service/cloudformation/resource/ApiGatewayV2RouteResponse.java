package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponseResponse;

/** {@code AWS::ApiGatewayV2::RouteResponse}. */
final class ApiGatewayV2RouteResponse implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateRouteResponseRequest.builder()).only("ApiId",
            "ModelSelectionExpression", "ResponseModels", "ResponseParameters", "RouteId", "RouteResponseKey")
            .requiring("ApiId", "RouteId", "RouteResponseKey");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RouteResponseId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateRouteResponseRequest.builder()).build(),
                CreateRouteResponseResponse.class);
        request.initiated().accept(created.routeResponseId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("RouteResponseId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("ApiId", "RouteId");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves();
        update.call(update.request().fill(UpdateRouteResponseRequest.builder()).routeResponseId(update.id()).build(),
                UpdateRouteResponseResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetRouteResponseRequest.builder().apiId(request.text("ApiId")).routeId(
                request.text("RouteId")).routeResponseId(id).build(), GetRouteResponseResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteRouteResponseRequest.builder().apiId(request.text("ApiId")).routeId(request.text("RouteId"))
                .routeResponseId(physicalId).build(), DeleteRouteResponseResponse.class);
    }
}
