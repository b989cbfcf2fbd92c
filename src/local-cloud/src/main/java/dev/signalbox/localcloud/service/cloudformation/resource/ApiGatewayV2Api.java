package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;

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
    public Updates updates() {
        return Updates.replacing("ProtocolType");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Description", "Tags");
        var wanted = update.request().fill(UpdateApiRequest.builder()).apiId(update.id());
        if (update.removed("Description")) {
            wanted.description("");
        }
        update.call(wanted.build(), UpdateApiResponse.class);
        var arn = "arn:aws:apigateway:" + update.request().cloud().identity().region() + "::/apis/" + update.id();
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetApiRequest.builder().apiId(id).build(), GetApiResponse.class));
    }

    /** Found by the tags that only CloudFormation sets. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        var apis = request.call(GetApisRequest.builder().build(), GetApisResponse.class);
        return apis.items().stream().filter(api -> isOf(api, request)).map(Api::apiId).toList();
    }

    private static boolean isOf(Api api, ResourceRequest request) {
        return api.tags().entrySet().containsAll(request.ownerTags().entrySet());
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteApiRequest.builder().apiId(physicalId).build(), DeleteApiResponse.class);
    }
}
