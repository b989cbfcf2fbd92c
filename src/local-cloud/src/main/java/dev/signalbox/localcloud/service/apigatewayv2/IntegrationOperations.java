package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.ConnectionType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;

/** Integrations with Lambda functions. */
final class IntegrationOperations {
    private static final Set<String> SUPPORTED = Set.of("ApiId", "IntegrationId", "IntegrationType", "IntegrationUri",
            "IntegrationMethod", "PayloadFormatVersion", "TimeoutInMillis", "Description", "ConnectionType");
    private static final int LONGEST = 30_000;

    private final ApiStore apis;

    IntegrationOperations(ApiStore apis) {
        this.apis = apis;
    }

    void register(Operations operations) {
        operations.on(CreateIntegrationRequest.class, this::create).on(GetIntegrationRequest.class, this::get).on(
                GetIntegrationsRequest.class, this::list).on(UpdateIntegrationRequest.class, this::update).on(
                        DeleteIntegrationRequest.class, this::delete);
    }

    private CreateIntegrationResponse create(CreateIntegrationRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        if (request.integrationType() != IntegrationType.AWS_PROXY) {
            throw ApiErrors.notHere("IntegrationType " + request.integrationTypeAsString());
        }
        checkConnection(request.connectionType());
        if (request.payloadFormatVersion() == null) {
            throw ApiErrors.bad("PayloadFormatVersion is a required parameter for integration");
        }
        var made = checked(new Integration(ApiStore.newId(7), String.valueOf(request.integrationUri()), Optional
                .ofNullable(request.integrationMethod()), request.payloadFormatVersion(), Optional.ofNullable(request
                        .timeoutInMillis()).orElse(LONGEST), Optional.ofNullable(request.description())));
        apis.change(request.apiId(), api -> api.withIntegrations(all -> all.put(made.id(), made)));
        return SdkFields.copy(view(made), CreateIntegrationResponse.builder()).build();
    }

    private static void checkConnection(ConnectionType type) {
        if (type != null && type != ConnectionType.INTERNET) {
            throw ApiErrors.notHere("ConnectionType " + type);
        }
    }

    private static Integration checked(Integration made) {
        if (!made.payloadFormatVersion().equals("2.0") && !made.payloadFormatVersion().equals("1.0")) {
            throw ApiErrors.bad("Invalid payload format version: " + made.payloadFormatVersion());
        }
        if (made.timeoutMillis() < 50 || made.timeoutMillis() > LONGEST) {
            throw ApiErrors.bad("Timeout should be between 50 ms and " + LONGEST + " ms");
        }
        if (LambdaTarget.of(made.uri()).isEmpty()) {
            throw ApiErrors.bad("Invalid function ARN or invalid uri: " + made.uri());
        }
        return made;
    }

    private GetIntegrationResponse get(GetIntegrationRequest request) {
        return SdkFields.copy(view(find(apis.get(request.apiId()), request.integrationId())), GetIntegrationResponse
                .builder()).build();
    }

    private GetIntegrationsResponse list(GetIntegrationsRequest request) {
        var all = apis.get(request.apiId()).integrations().values().stream().sorted(Comparator.comparing(
                Integration::id)).toList();
        var page = Page.of(all, request.maxResults(), request.nextToken());
        return GetIntegrationsResponse.builder().items(page.items().stream().map(IntegrationOperations::view).toList())
                .nextToken(page.next().orElse(null)).build();
    }

    private UpdateIntegrationResponse update(UpdateIntegrationRequest request) {
        ApiErrors.refuse(request, SUPPORTED);
        checkConnection(request.connectionType());
        if (request.integrationType() != null && request.integrationType() != IntegrationType.AWS_PROXY) {
            throw ApiErrors.notHere("IntegrationType " + request.integrationTypeAsString());
        }
        var changed = apis.change(request.apiId(), api -> {
            var old = find(api, request.integrationId());
            var made = checked(new Integration(old.id(), Optional.ofNullable(request.integrationUri()).orElse(old
                    .uri()), Optional.ofNullable(request.integrationMethod()).or(old::method), Optional.ofNullable(
                            request.payloadFormatVersion()).orElse(old.payloadFormatVersion()), Optional.ofNullable(
                                    request.timeoutInMillis()).orElse(old.timeoutMillis()), Optional.ofNullable(request
                                            .description()).or(old::description)));
            return api.withIntegrations(all -> all.put(made.id(), made));
        });
        return SdkFields.copy(view(find(changed, request.integrationId())), UpdateIntegrationResponse.builder())
                .build();
    }

    private DeleteIntegrationResponse delete(DeleteIntegrationRequest request) {
        apis.change(request.apiId(), api -> {
            var old = find(api, request.integrationId());
            var target = Optional.of("integrations/" + old.id());
            if (api.routes().values().stream().anyMatch(r -> r.target().equals(target))) {
                throw ApiErrors.conflict("Cannot delete Integration '" + old.id()
                        + "', as it is used by routes of this API");
            }
            return api.withIntegrations(all -> all.remove(old.id()));
        });
        return DeleteIntegrationResponse.builder().build();
    }

    private static Integration find(ApiRecord api, String id) {
        return Optional.ofNullable(api.integrations().get(id)).orElseThrow(() -> ApiErrors.notFound("Integration", id));
    }

    private static software.amazon.awssdk.services.apigatewayv2.model.Integration view(Integration integration) {
        return software.amazon.awssdk.services.apigatewayv2.model.Integration.builder().integrationId(integration.id())
                .integrationType(IntegrationType.AWS_PROXY).connectionType(ConnectionType.INTERNET).integrationUri(
                        integration.uri()).integrationMethod(integration.method().orElse("POST")).payloadFormatVersion(
                                integration.payloadFormatVersion()).timeoutInMillis(integration.timeoutMillis())
                .description(integration.description().orElse(null)).build();
    }
}
