package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.TagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.TagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiResponse;

/** {@code AWS::ApiGateway::RestApi}, not from an OpenAPI document. */
final class ApiGatewayRestApi implements ResourceType {
    private static final Shape.Struct PROPERTIES = Shape.struct("Name", "Description", "DisableExecuteApiEndpoint",
            "ApiKeySourceType").with("BinaryMediaTypes", Shape.TEXTS).with("EndpointConfiguration", Shape.struct().with(
                    "Types", Shape.TEXTS)).with("Tags", Shape.TAG_LIST).requiring("Name");
    private static final int MOST = 500;

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RestApiId", "RootResourceId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var create = request.fill(CreateRestApiRequest.builder()).tags(request.tags());
        if (request.has("ApiKeySourceType")) {
            create.apiKeySource(request.text("ApiKeySourceType"));
        }
        request.initiated().accept(request.call(create.build(), CreateRestApiResponse.class).id());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var api = request.call(GetRestApiRequest.builder().restApiId(physicalId).build(), GetRestApiResponse.class);
        return Map.of("RestApiId", physicalId, "RootResourceId", api.rootResourceId());
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Description", "Tags");
        var patches = new ArrayList<PatchOperation>();
        update.each(List.of("Name", "Description", "DisableExecuteApiEndpoint", "ApiKeySourceType"), (name,
                value) -> patches.add(PatchOperation.builder().op(Op.REPLACE).path("/" + path(name)).value(value
                        .asText()).build()));
        if (update.changed("BinaryMediaTypes", "EndpointConfiguration")) {
            throw InvalidTemplate.unsupported(
                    "A change of BinaryMediaTypes or EndpointConfiguration of AWS::ApiGateway::RestApi");
        }
        if (!patches.isEmpty()) {
            update.call(UpdateRestApiRequest.builder().restApiId(update.id()).patchOperations(patches).build(),
                    UpdateRestApiResponse.class);
        }
        var arn = "arn:aws:apigateway:" + update.request().cloud().identity().region() + "::/restapis/" + update.id();
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    private static String path(String property) {
        return property.equals("ApiKeySourceType") ? "apiKeySource"
                : Character.toLowerCase(property.charAt(0)) + property.substring(1);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetRestApiRequest.builder().restApiId(id).build(),
                GetRestApiResponse.class));
    }

    /** Found by the tags that only CloudFormation sets. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        var apis = request.call(GetRestApisRequest.builder().limit(MOST).build(), GetRestApisResponse.class);
        return apis.items().stream().filter(api -> api.tags().entrySet().containsAll(request.ownerTags().entrySet()))
                .map(RestApi::id).toList();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteRestApiRequest.builder().restApiId(physicalId).build(), DeleteRestApiResponse.class);
    }
}
