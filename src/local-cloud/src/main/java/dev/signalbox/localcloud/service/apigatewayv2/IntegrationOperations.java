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

/** Integrations. */
final class IntegrationOperations {
    private static final Set<String> SUPPORTED = Set.of("ApiId", "IntegrationId", "IntegrationType", "IntegrationUri",
            "IntegrationMethod", "PayloadFormatVersion", "TimeoutInMillis", "Description", "ConnectionType",
            "IntegrationSubtype", "CredentialsArn", "RequestParameters", "RequestTemplates",
            "TemplateSelectionExpression", "PassthroughBehavior");

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
        checkConnection(request.connectionType());
        boolean socket = apis.get(request.apiId()).isSocket();
        var format = Optional.ofNullable(request.payloadFormatVersion()).or(() -> Optional.of("1.0").filter(
                _ -> socket || request.integrationType() != IntegrationType.AWS_PROXY)).orElseThrow(() -> ApiErrors.bad(
                        "PayloadFormatVersion is a required parameter for integration"));
        var made = new IntegrationCheck(socket).checked(new Integration(ApiStore.newId(7), Optional.ofNullable(request
                .integrationTypeAsString()), Optional.ofNullable(request.integrationSubtype()), Optional.ofNullable(
                        request.integrationUri()).orElse(""), Optional.ofNullable(request.integrationMethod()), format,
                Optional.ofNullable(request.timeoutInMillis()).orElse(IntegrationCheck.longest(socket)), Optional
                        .ofNullable(request.description()), Optional.ofNullable(request.credentialsArn()), request
                                .requestParameters(), request.requestTemplates(), Optional.ofNullable(request
                                        .templateSelectionExpression())));
        apis.change(request.apiId(), api -> api.withIntegrations(all -> all.put(made.id(), made)));
        return SdkFields.copy(view(made), CreateIntegrationResponse.builder()).build();
    }

    private static void checkConnection(ConnectionType type) {
        if (type != null && type != ConnectionType.INTERNET) {
            throw ApiErrors.notHere("ConnectionType " + type);
        }
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
        var changed = apis.change(request.apiId(), api -> {
            var made = new IntegrationCheck(api.isSocket()).checked(changed(find(api, request.integrationId()),
                    request));
            return api.withIntegrations(all -> all.put(made.id(), made));
        });
        return SdkFields.copy(view(find(changed, request.integrationId())), UpdateIntegrationResponse.builder())
                .build();
    }

    private static Integration changed(Integration old, UpdateIntegrationRequest request) {
        return new Integration(old.id(), Optional.ofNullable(request.integrationTypeAsString()).or(old::type), Optional
                .ofNullable(request.integrationSubtype()).or(old::subtype), Optional.ofNullable(request
                        .integrationUri()).orElse(old.uri()), Optional.ofNullable(request.integrationMethod()).or(
                                old::method), Optional.ofNullable(request.payloadFormatVersion()).orElse(old
                                        .payloadFormatVersion()), Optional.ofNullable(request.timeoutInMillis()).orElse(
                                                old.timeoutMillis()), Optional.ofNullable(request.description()).or(
                                                        old::description), Optional.ofNullable(request.credentialsArn())
                                                                .or(old::credentials), request.hasRequestParameters()
                                                                        ? request.requestParameters()
                                                                        : old.parameters(), request
                                                                                .hasRequestTemplates()
                                                                                        ? request.requestTemplates()
                                                                                        : old.templates(), Optional
                                                                                                .ofNullable(request
                                                                                                        .templateSelectionExpression())
                                                                                                .or(old::templateSelection));
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
        var type = integration.type().orElse("AWS_PROXY");
        var method = integration.method().or(() -> Optional.of("POST").filter(_ -> !integration.uri().isEmpty()));
        return software.amazon.awssdk.services.apigatewayv2.model.Integration.builder().integrationId(integration.id())
                .integrationType(type).connectionType(ConnectionType.INTERNET).integrationSubtype(integration.subtype()
                        .orElse(null)).integrationUri(integration.uri().isEmpty() ? null : integration.uri())
                .integrationMethod(method.orElse(null)).payloadFormatVersion(integration.payloadFormatVersion())
                .timeoutInMillis(integration.timeoutMillis()).description(integration.description().orElse(null))
                .credentialsArn(integration.credentials().orElse(null)).requestParameters(integration.parameters())
                .requestTemplates(integration.templates()).templateSelectionExpression(integration.templateSelection()
                        .orElse(null)).build();
    }
}
