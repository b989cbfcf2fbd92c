package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import java.util.HashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;

/** Methods of REST APIs with their integrations. */
final class MethodOperations {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
            "ANY");
    private static final Set<String> SUPPORTED = Set.of("restApiId", "resourceId", "httpMethod", "authorizationType",
            "operationName", "requestParameters", "requestModels");
    private static final Set<String> RESPONSE = Set.of("restApiId", "resourceId", "httpMethod", "statusCode",
            "responseParameters", "responseModels");
    private static final Set<String> INTEGRATION_RESPONSE = Set.of("restApiId", "resourceId", "httpMethod",
            "statusCode", "selectionPattern", "responseParameters", "responseTemplates");

    /** What responses may set, from static text. */
    static final String HEADER = "method.response.header.";

    private final RestApiStore apis;

    MethodOperations(RestApiStore apis) {
        this.apis = apis;
    }

    void register(Operations operations) {
        operations.on(PutMethodRequest.class, this::put).on(GetMethodRequest.class, this::get).on(
                DeleteMethodRequest.class, this::delete).on(PutMethodResponseRequest.class, this::putResponse);
        operations.on(PutIntegrationRequest.class, this::putIntegration).on(GetIntegrationRequest.class,
                this::getIntegration).on(PutIntegrationResponseRequest.class, this::putIntegrationResponse);
    }

    private PutMethodResponse put(PutMethodRequest request) {
        RestErrors.refuse(request, SUPPORTED);
        var name = String.valueOf(request.httpMethod());
        if (!METHODS.contains(name)) {
            throw RestErrors.bad("Invalid HTTP method specified: " + name);
        }
        var authorization = String.valueOf(request.authorizationType());
        if (!authorization.equals("NONE") && !authorization.equals("AWS_IAM")) {
            throw RestErrors.notHere("authorizationType " + authorization);
        }
        var made = SdkFields.copy(request, Method.builder()).httpMethod(name).apiKeyRequired(false).build();
        apis.change(request.restApiId(), api -> {
            var node = RestApiStore.resource(api, request.resourceId());
            if (node.methods().containsKey(name)) {
                throw RestErrors.conflict("Method already exists for this resource");
            }
            return api.withResources(all -> all.put(node.id(), node.with(name, made)));
        });
        return SdkFields.copy(made, PutMethodResponse.builder()).build();
    }

    private static Method method(Node node, @Nullable String name) {
        return node.method(String.valueOf(name)).orElseThrow(() -> RestErrors.notFound("Method"));
    }

    private Method method(@Nullable String api, @Nullable String resource, @Nullable String name) {
        return method(RestApiStore.resource(apis.get(api), resource), name);
    }

    /** Which method of which resource of which API. */
    private record At(@Nullable String api, @Nullable String resource, @Nullable String method) {}

    private Method change(At at, UnaryOperator<Method> change) {
        apis.change(at.api(), api -> {
            var node = RestApiStore.resource(api, at.resource());
            var made = change.apply(method(node, at.method()));
            return api.withResources(all -> all.put(node.id(), node.with(made.httpMethod(), made)));
        });
        return method(at.api(), at.resource(), at.method());
    }

    private GetMethodResponse get(GetMethodRequest request) {
        return SdkFields.copy(method(request.restApiId(), request.resourceId(), request.httpMethod()), GetMethodResponse
                .builder()).build();
    }

    private DeleteMethodResponse delete(DeleteMethodRequest request) {
        apis.change(request.restApiId(), api -> {
            var node = RestApiStore.resource(api, request.resourceId());
            var gone = method(node, request.httpMethod());
            return api.withResources(all -> all.put(node.id(), node.withMethods(m -> m.remove(gone.httpMethod()))));
        });
        return DeleteMethodResponse.builder().build();
    }

    private PutMethodResponseResponse putResponse(PutMethodResponseRequest request) {
        RestErrors.refuse(request, RESPONSE);
        var made = SdkFields.copy(request, MethodResponse.builder()).statusCode(request.statusCode()).build();
        change(new At(request.restApiId(), request.resourceId(), request.httpMethod()), method -> {
            var all = new HashMap<>(method.methodResponses());
            all.put(String.valueOf(request.statusCode()), made);
            return method.toBuilder().methodResponses(all).build();
        });
        return SdkFields.copy(made, PutMethodResponseResponse.builder()).build();
    }

    private PutIntegrationResponse putIntegration(PutIntegrationRequest request) {
        var made = IntegrationRules.integration(request);
        change(new At(request.restApiId(), request.resourceId(), request.httpMethod()), method -> method.toBuilder()
                .methodIntegration(made).build());
        return SdkFields.copy(made, PutIntegrationResponse.builder()).build();
    }

    private static Integration integration(Method method) {
        if (method.methodIntegration() == null) {
            throw RestErrors.notFound("Integration");
        }
        return method.methodIntegration();
    }

    private GetIntegrationResponse getIntegration(GetIntegrationRequest request) {
        return SdkFields.copy(integration(method(request.restApiId(), request.resourceId(), request.httpMethod())),
                GetIntegrationResponse.builder()).build();
    }

    private PutIntegrationResponseResponse putIntegrationResponse(PutIntegrationResponseRequest request) {
        RestErrors.refuse(request, INTEGRATION_RESPONSE);
        request.responseTemplates().values().forEach(Templates::check);
        request.responseParameters().forEach((to, from) -> {
            if (!to.startsWith(HEADER) || !from.matches("'.*'")) {
                throw RestErrors.notHere("responseParameters " + to + " from " + from);
            }
        });
        var made = SdkFields.copy(request, IntegrationResponse.builder()).statusCode(request.statusCode()).build();
        change(new At(request.restApiId(), request.resourceId(), request.httpMethod()), method -> {
            if (!method.methodResponses().containsKey(made.statusCode())) {
                throw RestErrors.notFound("Response status code");
            }
            var integration = integration(method);
            var all = new HashMap<>(integration.integrationResponses());
            all.put(made.statusCode(), made);
            return method.toBuilder().methodIntegration(integration.toBuilder().integrationResponses(all).build())
                    .build();
        });
        return SdkFields.copy(made, PutIntegrationResponseResponse.builder()).build();
    }
}
