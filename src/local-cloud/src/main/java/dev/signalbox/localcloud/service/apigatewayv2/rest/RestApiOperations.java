package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiStore;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.ApiKeySourceType;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetAccountRequest;
import software.amazon.awssdk.services.apigateway.model.GetAccountResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAccountResponse;

/** REST APIs themselves, and the account's settings. */
final class RestApiOperations {
    private static final Set<String> SUPPORTED = Set.of("name", "description", "version", "binaryMediaTypes",
            "endpointConfiguration", "tags", "disableExecuteApiEndpoint", "apiKeySource");
    private static final String ROLE = "cloudwatchRoleArn";

    private final RestApiStore apis;
    private final CloudContext context;

    RestApiOperations(RestApiStore apis, CloudContext context) {
        this.apis = apis;
        this.context = context;
    }

    void register(Operations operations) {
        operations.on(CreateRestApiRequest.class, this::create).on(GetRestApiRequest.class, this::get).on(
                GetRestApisRequest.class, this::list).on(DeleteRestApiRequest.class, this::delete);
        operations.on(GetAccountRequest.class, _ -> SdkFields.copy(account(), GetAccountResponse.builder()).build()).on(
                UpdateAccountRequest.class, this::updateAccount);
    }

    private CreateRestApiResponse create(CreateRestApiRequest request) {
        RestErrors.refuse(request, SUPPORTED);
        if (request.name() == null || request.name().isBlank()) {
            throw RestErrors.bad("No REST API name specified");
        }
        var types = request.endpointConfiguration() == null ? EndpointType.EDGE
                : request.endpointConfiguration()
                        .types().stream().findFirst().orElse(EndpointType.EDGE);
        if (types == EndpointType.PRIVATE) {
            throw RestErrors.notHere("endpointConfiguration PRIVATE");
        }
        var id = ApiStore.newId(10);
        var root = new Node(ApiStore.newId(10), Optional.empty(), "", "/", Map.of());
        var about = SdkFields.copy(request, RestApi.builder()).id(id).createdDate(context.time().now()).rootResourceId(
                root.id()).endpointConfiguration(e -> e.types(types)).disableExecuteApiEndpoint(Boolean.TRUE.equals(
                        request.disableExecuteApiEndpoint())).apiKeySource(ApiKeySourceType.HEADER).build();
        var api = apis.put(new RestApiRecord(id, ModelJson.write(about), Map.of(root.id(), root), Map.of(), Map.of()));
        return SdkFields.copy(api.view(), CreateRestApiResponse.builder()).build();
    }

    private GetRestApiResponse get(GetRestApiRequest request) {
        return SdkFields.copy(apis.get(request.restApiId()).view(), GetRestApiResponse.builder()).build();
    }

    private GetRestApisResponse list(GetRestApisRequest request) {
        var page = Slice.of(apis.all(), request.limit(), request.position());
        return GetRestApisResponse.builder().items(page.items().stream().map(RestApiRecord::view).toList()).position(
                page.next().orElse(null)).build();
    }

    private DeleteRestApiResponse delete(DeleteRestApiRequest request) {
        apis.delete(request.restApiId());
        return DeleteRestApiResponse.builder().build();
    }

    private GetAccountResponse account() {
        var role = context.store().map("apigateway.account", String.class).get(ROLE);
        return GetAccountResponse.builder().cloudwatchRoleArn(role.orElse(null)).throttleSettings(t -> t.burstLimit(
                5000).rateLimit(10_000d)).features("UsagePlans").apiKeyVersion("4").build();
    }

    /** The role is kept; the local cloud writes no access logs. */
    private UpdateAccountResponse updateAccount(UpdateAccountRequest request) {
        var kept = context.store().map("apigateway.account", String.class);
        for (PatchOperation patch : request.patchOperations()) {
            if (patch.op() != Op.REPLACE || !patch.path().equals("/cloudwatchRoleArn")) {
                throw RestErrors.notHere(patch.opAsString() + " " + patch.path());
            }
            context.store().write(() -> {
                if (patch.value() == null || patch.value().isEmpty()) {
                    kept.remove(ROLE);
                } else {
                    kept.put(ROLE, patch.value());
                }
            });
        }
        return SdkFields.copy(account(), UpdateAccountResponse.builder()).build();
    }
}
