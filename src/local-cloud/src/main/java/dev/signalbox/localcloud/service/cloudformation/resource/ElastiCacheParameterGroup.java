package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.ParameterNameValue;

/** {@code AWS::ElastiCache::ParameterGroup}; its physical id is its name. */
final class ElastiCacheParameterGroup implements ResourceType {
    private static final String VALUES = "Properties";

    @Override
    public Shape.Struct properties() {
        return Shape.struct("CacheParameterGroupFamily", "Description").with(VALUES, Shape.TAG_MAP).with("Tags",
                Shape.TAG_LIST).requiring("CacheParameterGroupFamily", "Description");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.lower(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(request.fill(CreateCacheParameterGroupRequest.builder()).cacheParameterGroupName(request
                .plannedId()).tags(ElastiCacheTags.of(request.tags())).build(),
                CreateCacheParameterGroupResponse.class);
        request.initiated().accept(request.plannedId());
        set(request, request.plannedId());
    }

    private static void set(ResourceRequest request, String name) {
        List<ParameterNameValue> values = request.get(VALUES).properties().stream().map(e -> ParameterNameValue
                .builder().parameterName(e.getKey()).parameterValue(e.getValue().asText()).build()).toList();
        if (!values.isEmpty()) {
            request.call(ModifyCacheParameterGroupRequest.builder().cacheParameterGroupName(name).parameterNameValues(
                    values).build(), ModifyCacheParameterGroupResponse.class);
        }
    }

    @Override
    public Updates updates() {
        return Updates.replacing("CacheParameterGroupFamily", "Description");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Tags");
        set(update.request(), update.id());
        ElastiCacheTags.update(update, "parametergroup");
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeCacheParameterGroupsRequest.builder().cacheParameterGroupName(id)
                .build(), DescribeCacheParameterGroupsResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteCacheParameterGroupRequest.builder().cacheParameterGroupName(physicalId).build(),
                DeleteCacheParameterGroupResponse.class);
    }
}
