package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;

/** Routes. */
final class RouteOperations {
    private static final Set<String> SUPPORTED = Set.of("ApiId", "RouteId", "RouteKey", "Target", "OperationName",
            "AuthorizationType", "RouteResponseSelectionExpression");

    private final ApiStore apis;

    RouteOperations(ApiStore apis) {
        this.apis = apis;
    }

    void register(Operations operations) {
        operations.on(CreateRouteRequest.class, this::create).on(GetRouteRequest.class, this::get).on(
                GetRoutesRequest.class, this::list).on(UpdateRouteRequest.class, this::update).on(
                        DeleteRouteRequest.class, this::delete);
    }

    private CreateRouteResponse create(CreateRouteRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        var made = new RouteEntry(ApiStore.newId(7), String.valueOf(request.routeKey()), Optional.ofNullable(request
                .target()), Optional.ofNullable(request.operationName()), authorization(request.authorizationType())
                        .filter(type -> !type.equals("NONE")), Optional.ofNullable(request
                                .routeResponseSelectionExpression()), Map.of());
        apis.change(request.apiId(), api -> put(api, made));
        return SdkFields.copy(view(made), CreateRouteResponse.builder()).build();
    }

    private static ApiRecord put(ApiRecord api, RouteEntry made) {
        if (api.isSocket()) {
            checkSocket(made);
        } else {
            checkHttp(made);
        }
        made.target().ifPresent(target -> {
            if (!target.startsWith("integrations/") || !api.integrations().containsKey(target.substring(13))) {
                throw ApiErrors.bad("Target " + target + " is not an integration of this API");
            }
        });
        if (api.routes().values().stream().anyMatch(r -> r.key().equals(made.key()) && !r.id().equals(made.id()))) {
            throw ApiErrors.conflict("Route with key " + made.key() + " already exists for this API");
        }
        return api.withRoutes(all -> all.put(made.id(), made));
    }

    private static void checkHttp(RouteEntry made) {
        RouteKey.parse(made.key());
        if (made.responseSelection().isPresent()) {
            throw ApiErrors.bad("RouteResponseSelectionExpression is not supported for protocol type HTTP");
        }
    }

    /** Only the handshake is authorized; who is let in may send. */
    private static void checkSocket(RouteEntry made) {
        RouteKey.checkSocket(made.key());
        if (made.authorization().isPresent() && !made.key().equals("$connect")) {
            throw ApiErrors.bad("Currently, authorization is restricted to the $connect route only");
        }
        if (made.responseSelection().isPresent() && !made.responseSelection().get().equals("$default")) {
            throw ApiErrors.bad("RouteResponseSelectionExpression can only be $default");
        }
    }

    /** As asked for, if it is. */
    private static Optional<String> authorization(@Nullable AuthorizationType type) {
        if (type != null && type != AuthorizationType.NONE && type != AuthorizationType.AWS_IAM) {
            throw ApiErrors.notHere("AuthorizationType " + type);
        }
        return Optional.ofNullable(type).map(AuthorizationType::toString);
    }

    private GetRouteResponse get(GetRouteRequest request) {
        return SdkFields.copy(view(find(apis.get(request.apiId()), request.routeId())), GetRouteResponse.builder())
                .build();
    }

    private GetRoutesResponse list(GetRoutesRequest request) {
        var all = apis.get(request.apiId()).routes().values().stream().sorted(Comparator.comparing(RouteEntry::id))
                .toList();
        var page = Page.of(all, request.maxResults(), request.nextToken());
        return GetRoutesResponse.builder().items(page.items().stream().map(RouteOperations::view).toList()).nextToken(
                page.next().orElse(null)).build();
    }

    private UpdateRouteResponse update(UpdateRouteRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        var authorization = authorization(request.authorizationType());
        var changed = apis.change(request.apiId(), api -> {
            var old = find(api, request.routeId());
            return put(api, new RouteEntry(old.id(), Optional.ofNullable(request.routeKey()).orElse(old.key()), Optional
                    .ofNullable(request.target()).or(old::target), Optional.ofNullable(request.operationName()).or(
                            old::operationName), authorization.or(old::authorization).filter(type -> !type.equals(
                                    "NONE")), Optional.ofNullable(request.routeResponseSelectionExpression()).or(
                                            old::responseSelection), old.responses()));
        });
        return SdkFields.copy(view(find(changed, request.routeId())), UpdateRouteResponse.builder()).build();
    }

    private DeleteRouteResponse delete(DeleteRouteRequest request) {
        apis.change(request.apiId(), api -> {
            var old = find(api, request.routeId());
            return api.withRoutes(all -> all.remove(old.id()));
        });
        return DeleteRouteResponse.builder().build();
    }

    static RouteEntry find(ApiRecord api, String id) {
        return Optional.ofNullable(api.routes().get(id)).orElseThrow(() -> ApiErrors.notFound("Route", id));
    }

    private static Route view(RouteEntry route) {
        return Route.builder().routeId(route.id()).routeKey(route.key()).target(route.target().orElse(null))
                .operationName(route.operationName().orElse(null)).authorizationType(route.authorization().orElse(
                        "NONE"))
                .routeResponseSelectionExpression(route.responseSelection().orElse(null)).apiKeyRequired(false).build();
    }
}
