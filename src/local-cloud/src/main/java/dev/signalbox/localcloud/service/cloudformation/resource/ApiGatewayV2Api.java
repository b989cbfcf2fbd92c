package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;

/** {@code AWS::ApiGatewayV2::Api}, not from an OpenAPI document. */
final class ApiGatewayV2Api implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateApiRequest.builder()).only("Name", "ProtocolType",
            "ApiKeySelectionExpression", "CorsConfiguration", "Description", "DisableExecuteApiEndpoint",
            "DisableSchemaValidation", "IpAddressType", "RouteSelectionExpression", "Tags", "Version").requiring("Name",
                    "ProtocolType");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ApiId", "ApiEndpoint");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var api = request.call(request.fill(CreateApiRequest.builder()).tags(request.tags()).build(),
                CreateApiResponse.class);
        request.initiated().accept(api.apiId());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var api = request.call(GetApiRequest.builder().apiId(physicalId).build(), GetApiResponse.class);
        return Map.of("ApiId", physicalId, "ApiEndpoint", api.apiEndpoint());
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetApiRequest.builder().apiId(id).build(), GetApiResponse.class));
    }

    /** Found by the tags that only CloudFormation sets. */
    @Override
    public Optional<String> unrecorded(ResourceRequest request) {
        var apis = request.call(GetApisRequest.builder().build(), GetApisResponse.class);
        return apis.items().stream().filter(api -> isOf(api, request)).map(Api::apiId).findFirst();
    }

    private static boolean isOf(Api api, ResourceRequest request) {
        return api.tags().entrySet().containsAll(request.ownerTags().entrySet());
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteApiRequest.builder().apiId(physicalId).build(), DeleteApiResponse.class);
    }
}
