package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** {@code AWS::ApiGateway::Resource}: one part of a REST API's paths. */
final class ApiGatewayResource implements ResourceType {
    private static final int MOST = 500;

    @Override
    public Shape.Struct properties() {
        return Shape.struct("RestApiId", "ParentId", "PathPart").requiring("RestApiId", "ParentId", "PathPart");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ResourceId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var created = request.call(request.fill(CreateResourceRequest.builder()).build(), CreateResourceResponse.class);
        request.initiated().accept(created.id());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("ResourceId", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetResourceRequest.builder().restApiId(request.text("RestApiId"))
                .resourceId(id).build(), GetResourceResponse.class));
    }

    /** No other resource can have the same place. */
    @Override
    public List<String> unrecorded(ResourceRequest request) {
        var all = request.call(GetResourcesRequest.builder().restApiId(request.text("RestApiId")).limit(MOST).build(),
                GetResourcesResponse.class);
        return all.items().stream().filter(r -> request.text("ParentId").equals(r.parentId()) && request.text(
                "PathPart").equals(r.pathPart())).map(Resource::id).toList();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteResourceRequest.builder().restApiId(request.text("RestApiId")).resourceId(physicalId)
                .build(), DeleteResourceResponse.class);
    }
}
