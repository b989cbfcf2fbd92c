package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;

/** HTTP and WebSocket APIs, whose parts answer in the form of their properties. */
final class ApiGatewayLive {
    private ApiGatewayLive() {}

    static ObjectNode api(LiveResource resource) {
        return LiveResource.properties(resource.call(GetApiRequest.builder().apiId(resource.id()).build(),
                GetApiResponse.class));
    }

    static ObjectNode integration(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetIntegrationRequest.builder().apiId(api(resource.expected()))
                .integrationId(resource.id()).build(), GetIntegrationResponse.class));
        return live.put("ApiId", api(resource.expected()));
    }

    static ObjectNode route(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetRouteRequest.builder().apiId(api(resource.expected()))
                .routeId(resource.id()).build(), GetRouteResponse.class));
        return live.put("ApiId", api(resource.expected()));
    }

    static ObjectNode stage(LiveResource resource) {
        var live = LiveResource.properties(resource.call(GetStageRequest.builder().apiId(api(resource.expected()))
                .stageName(resource.id()).build(), GetStageResponse.class));
        return live.put("ApiId", api(resource.expected()));
    }

    private static String api(ObjectNode expected) {
        return expected.path("ApiId").asText();
    }
}
