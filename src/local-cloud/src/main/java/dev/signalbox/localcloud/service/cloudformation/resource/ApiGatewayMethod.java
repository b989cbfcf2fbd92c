package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;

/** {@code AWS::ApiGateway::Method} with its integration and responses. */
final class ApiGatewayMethod implements ResourceType {
    private static final Shape TEMPLATES = new Shape.MapOf(Shape.TEXT);
    private static final Shape.Struct INTEGRATION = Shape.struct("Type", "IntegrationHttpMethod", "Uri", "Credentials",
            "ConnectionType", "PassthroughBehavior", "TimeoutInMillis").with("RequestTemplates", TEMPLATES).with(
                    "IntegrationResponses", new Shape.ListOf(Shape.struct("StatusCode", "SelectionPattern").with(
                            "ResponseParameters", TEMPLATES).with("ResponseTemplates", TEMPLATES).requiring(
                                    "StatusCode")));
    private static final Shape.Struct PROPERTIES = Shape.struct("RestApiId", "ResourceId", "HttpMethod",
            "AuthorizationType", "ApiKeyRequired", "OperationName").with("RequestParameters", TEMPLATES).with(
                    "RequestModels", TEMPLATES).with("Integration", INTEGRATION).with("MethodResponses",
                            new Shape.ListOf(Shape.struct("StatusCode").with("ResponseParameters", TEMPLATES).with(
                                    "ResponseModels", TEMPLATES).requiring("StatusCode"))).requiring("RestApiId",
                                            "ResourceId", "HttpMethod");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.mixed(request, 100);
    }

    @Override
    public void create(ResourceRequest request) {
        put(request);
        request.initiated().accept(request.plannedId());
    }

    private static void put(ResourceRequest request) {
        request.call(request.fill(PutMethodRequest.builder()).authorizationType(request.get("AuthorizationType").asText(
                "NONE")).build(), PutMethodResponse.class);
        for (var response : request.get("MethodResponses")) {
            request.call(Model.fill(PutMethodResponseRequest.builder(), at(response, request)).build(),
                    PutMethodResponseResponse.class);
        }
        if (request.has("Integration")) {
            integration(request);
        }
    }

    private static void integration(ResourceRequest request) {
        var given = request.get("Integration");
        var integration = at(given, request);
        integration.remove("IntegrationResponses");
        request.call(Model.fill(PutIntegrationRequest.builder(), integration).build(), PutIntegrationResponse.class);
        for (var response : given.path("IntegrationResponses")) {
            request.call(Model.fill(PutIntegrationResponseRequest.builder(), at(response, request)).build(),
                    PutIntegrationResponseResponse.class);
        }
    }

    private static ObjectNode at(JsonNode part, ResourceRequest request) {
        ObjectNode whole = part.deepCopy();
        for (var name : new String[]{"RestApiId", "ResourceId", "HttpMethod"}) {
            whole.put(name, request.text(name));
        }
        return whole;
    }

    @Override
    public Updates updates() {
        return Updates.replacing("RestApiId", "ResourceId", "HttpMethod");
    }

    /** Made anew: what the method had and should not have is gone then. */
    @Override
    public void update(ResourceUpdate update) {
        if (exists(update.request(), update.id())) {
            delete(update.request(), update.id());
        }
        put(update.request());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetMethodRequest.builder().restApiId(request.text("RestApiId"))
                .resourceId(request.text("ResourceId")).httpMethod(request.text("HttpMethod")).build(),
                GetMethodResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteMethodRequest.builder().restApiId(request.text("RestApiId")).resourceId(request.text(
                "ResourceId")).httpMethod(request.text("HttpMethod")).build(), DeleteMethodResponse.class);
    }
}
