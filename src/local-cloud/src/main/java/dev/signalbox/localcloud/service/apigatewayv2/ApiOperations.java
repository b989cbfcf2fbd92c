package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.About;
import dev.signalbox.localcloud.service.apigatewayv2.socket.SocketApis;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IpAddressType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;

/** APIs and tags. */
final class ApiOperations {
    private static final String ROUTE_SELECTION = "$request.method $request.path";
    private static final String KEY_SELECTION = "$request.header.x-api-key";
    private static final Set<String> SUPPORTED = Set.of("ApiId", "Name", "ProtocolType", "Description", "Version",
            "DisableExecuteApiEndpoint", "RouteSelectionExpression", "ApiKeySelectionExpression", "Tags",
            "IpAddressType", "DisableSchemaValidation", "CorsConfiguration");

    private final ApiStore apis;
    private final CloudContext context;
    private final SocketApis sockets;

    ApiOperations(ApiStore apis, CloudContext context, SocketApis sockets) {
        this.apis = apis;
        this.context = context;
        this.sockets = sockets;
    }

    void register(Operations operations) {
        operations.on(CreateApiRequest.class, this::create).on(GetApiRequest.class, this::get).on(GetApisRequest.class,
                this::list).on(UpdateApiRequest.class, this::update).on(DeleteApiRequest.class, this::delete);
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                GetTagsRequest.class, this::tags);
    }

    private CreateApiResponse create(CreateApiRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        boolean socket = isSocket(request);
        checkSelection(socket, request.routeSelectionExpression());
        if (request.name() == null || request.name().isEmpty()) {
            throw ApiErrors.bad("Name is required");
        }
        var about = new About(request.name(), Optional.ofNullable(request.description()), Optional.ofNullable(request
                .version()), Boolean.TRUE.equals(request.disableExecuteApiEndpoint()), Optional.ofNullable(request
                        .routeSelectionExpression()).filter(_ -> socket), CrossOrigin.json(socket, request
                                .corsConfiguration()));
        var api = new ApiRecord(ApiStore.newId(10), about, context.time().now(), request.tags(), Map.of(), Map.of(), Map
                .of(), Map.of());
        apis.create(api);
        return SdkFields.copy(view(api), CreateApiResponse.builder()).build();
    }

    private static boolean isSocket(CreateApiRequest request) {
        return switch (request.protocolType()) {
            case HTTP -> false;
            case WEBSOCKET -> true;
            case null, default -> throw ApiErrors.bad("Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]");
        };
    }

    private static void checkSelection(boolean socket, @Nullable String expression) {
        if (socket) {
            if (expression == null) {
                throw ApiErrors.bad("RouteSelectionExpression is a required field for WEBSOCKET protocol");
            }
            RouteSelection.check(expression);
        } else if (expression != null && !expression.replaceAll("[{}]", "").equals(ROUTE_SELECTION)) {
            throw ApiErrors.bad("The only RouteSelectionExpression of HTTP APIs is " + ROUTE_SELECTION);
        }
    }

    private GetApiResponse get(GetApiRequest request) {
        return SdkFields.copy(view(apis.get(request.apiId())), GetApiResponse.builder()).build();
    }

    private GetApisResponse list(GetApisRequest request) {
        var page = Page.of(apis.all(), request.maxResults(), request.nextToken());
        return GetApisResponse.builder().items(page.items().stream().map(this::view).toList()).nextToken(page.next()
                .orElse(null)).build();
    }

    private UpdateApiResponse update(UpdateApiRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        var changed = apis.change(request.apiId(), api -> {
            var old = api.about();
            if (request.routeSelectionExpression() != null) {
                checkSelection(api.isSocket(), request.routeSelectionExpression());
            }
            return api.with(new About(Optional.ofNullable(request.name()).orElse(old.name()), Optional.ofNullable(
                    request.description()).or(old::description), Optional.ofNullable(request.version()).or(
                            old::version), Optional.ofNullable(request.disableExecuteApiEndpoint()).orElse(old
                                    .endpointDisabled()), Optional.ofNullable(request.routeSelectionExpression())
                                            .filter(_ -> api.isSocket()).or(old::routeSelection), CrossOrigin.json(api
                                                    .isSocket(), request.corsConfiguration()).or(old::crossOrigin)));
        });
        return SdkFields.copy(view(changed), UpdateApiResponse.builder()).build();
    }

    private DeleteApiResponse delete(DeleteApiRequest request) {
        apis.delete(request.apiId());
        sockets.deleted(request.apiId(), Optional.empty());
        return DeleteApiResponse.builder().build();
    }

    private Api view(ApiRecord api) {
        var about = api.about();
        return Api.builder().apiId(api.id()).name(about.name()).protocolType(api.isSocket() ? ProtocolType.WEBSOCKET
                : ProtocolType.HTTP).description(about.description().orElse(null)).version(about.version().orElse(null))
                .apiEndpoint(endpoint(api)).routeSelectionExpression(about.routeSelection().orElse(ROUTE_SELECTION))
                .corsConfiguration(CrossOrigin.read(about).orElse(null)).apiKeySelectionExpression(KEY_SELECTION)
                .disableExecuteApiEndpoint(about.endpointDisabled()).ipAddressType(IpAddressType.IPV4).createdDate(api
                        .createdAt()).tags(api.tags()).build();
    }

    /** On AWS {@code wss://} and {@code https://}. */
    private String endpoint(ApiRecord api) {
        var scheme = api.isSocket() ? "ws" : "http";
        return scheme + "://" + context.endpoint().uri().getRawAuthority() + ExecuteApiRoute.PREFIX + api.id();
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        changeTags(request.resourceArn(), tags -> tags.putAll(request.tags()));
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        changeTags(request.resourceArn(), tags -> request.tagKeys().forEach(tags::remove));
        return UntagResourceResponse.builder().build();
    }

    private GetTagsResponse tags(GetTagsRequest request) {
        var tagged = tagged(request.resourceArn());
        var api = apis.get(tagged.api());
        var tags = tagged.stage().map(s -> StageOperations.stage(api, s).tags()).orElse(api.tags());
        return GetTagsResponse.builder().tags(tags).build();
    }

    private void changeTags(@Nullable String arn, Consumer<Map<String, String>> change) {
        var tagged = tagged(arn);
        apis.change(tagged.api(), api -> {
            var stage = tagged.stage().map(s -> StageOperations.stage(api, s));
            var tags = new HashMap<>(stage.isPresent() ? stage.get().tags() : api.tags());
            change.accept(tags);
            return stage.isPresent() ? api.withStages(all -> all.put(stage.get().name(), stage.get().withTags(tags)))
                    : api.withTags(tags);
        });
    }

    private record Tagged(String api, Optional<String> stage) {}

    private Tagged tagged(@Nullable String arn) {
        var pattern = Pattern.compile("arn:[^:]+:apigateway:[^:]*::/apis/([^/]+)(?:/stages/([^/]+))?");
        var match = pattern.matcher(String.valueOf(arn));
        if (!match.matches()) {
            throw ApiErrors.bad("Only APIs and their stages have tags here, not " + arn);
        }
        return new Tagged(match.group(1), Optional.ofNullable(match.group(2)));
    }
}
