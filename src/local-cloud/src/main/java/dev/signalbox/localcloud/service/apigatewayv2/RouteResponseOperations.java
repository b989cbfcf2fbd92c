package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponsesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.RouteResponse;

/** Route responses, which make a route of a WebSocket API answer its sender. */
final class RouteResponseOperations {
    private static final Set<String> SUPPORTED = Set.of("ApiId", "RouteId", "RouteResponseKey");
    private static final String KEY = "$default";

    private final ApiStore apis;

    RouteResponseOperations(ApiStore apis) {
        this.apis = apis;
    }

    void register(Operations operations) {
        operations.on(CreateRouteResponseRequest.class, this::create).on(GetRouteResponseRequest.class, this::get).on(
                GetRouteResponsesRequest.class, this::list).on(DeleteRouteResponseRequest.class, this::delete);
    }

    private CreateRouteResponseResponse create(CreateRouteResponseRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        if (!KEY.equals(request.routeResponseKey())) {
            throw ApiErrors.bad("RouteResponseKey can only be " + KEY);
        }
        var id = ApiStore.newId(7);
        apis.change(request.apiId(), api -> {
            if (!api.isSocket()) {
                throw ApiErrors.bad("Route responses are not supported for protocol type HTTP");
            }
            var route = RouteOperations.find(api, request.routeId());
            if (route.responses().containsKey(KEY)) {
                throw ApiErrors.conflict("Route response with key " + KEY + " already exists for this route");
            }
            return api.withRoutes(all -> all.put(route.id(), route.withResponses(Map.of(KEY, id))));
        });
        return SdkFields.copy(view(KEY, id), CreateRouteResponseResponse.builder()).build();
    }

    private GetRouteResponseResponse get(GetRouteResponseRequest request) {
        var route = RouteOperations.find(apis.get(request.apiId()), request.routeId());
        var id = require(route, request.routeResponseId());
        return SdkFields.copy(view(key(route, id).orElseThrow(), id), GetRouteResponseResponse.builder()).build();
    }

    private GetRouteResponsesResponse list(GetRouteResponsesRequest request) {
        var route = RouteOperations.find(apis.get(request.apiId()), request.routeId());
        return GetRouteResponsesResponse.builder().items(route.responses().entrySet().stream().map(e -> view(e.getKey(),
                e.getValue())).toList()).build();
    }

    private DeleteRouteResponseResponse delete(DeleteRouteResponseRequest request) {
        apis.change(request.apiId(), api -> {
            var route = RouteOperations.find(api, request.routeId());
            var left = new HashMap<>(route.responses());
            left.values().remove(require(route, request.routeResponseId()));
            return api.withRoutes(all -> all.put(route.id(), route.withResponses(left)));
        });
        return DeleteRouteResponseResponse.builder().build();
    }

    private static String require(RouteEntry route, @Nullable String id) {
        return key(route, String.valueOf(id)).map(_ -> String.valueOf(id)).orElseThrow(() -> ApiErrors.notFound(
                "RouteResponse", String.valueOf(id)));
    }

    private static Optional<String> key(RouteEntry route, String id) {
        return route.responses().entrySet().stream().filter(e -> e.getValue().equals(id)).map(Map.Entry::getKey)
                .findFirst();
    }

    private static RouteResponse view(String key, String id) {
        return RouteResponse.builder().routeResponseId(id).routeResponseKey(key).build();
    }
}
