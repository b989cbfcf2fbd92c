package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupResponse;

/** {@code AWS::ElastiCache::SubnetGroup}; its physical id is its name. */
final class ElastiCacheSubnetGroup implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("CacheSubnetGroupName", "Description").with("SubnetIds", Shape.TEXTS).with("Tags",
                Shape.TAG_LIST).requiring("Description", "SubnetIds");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("CacheSubnetGroupName") ? request.text("CacheSubnetGroupName").toLowerCase(
                Locale.ROOT) : PhysicalName.lower(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(CreateCacheSubnetGroupRequest.builder().cacheSubnetGroupName(request.plannedId())
                .cacheSubnetGroupDescription(request.text("Description")).subnetIds(subnets(request)).tags(
                        ElastiCacheTags.of(request.tags())).build(), CreateCacheSubnetGroupResponse.class);
        request.initiated().accept(request.plannedId());
    }

    private static List<String> subnets(ResourceRequest request) {
        var ids = new ArrayList<String>();
        request.get("SubnetIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Override
    public Updates updates() {
        return Updates.inPlace().named("CacheSubnetGroupName");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Tags");
        update.call(ModifyCacheSubnetGroupRequest.builder().cacheSubnetGroupName(update.id())
                .cacheSubnetGroupDescription(update.request().text("Description")).subnetIds(subnets(update.request()))
                .build(), ModifyCacheSubnetGroupResponse.class);
        ElastiCacheTags.update(update, "subnetgroup");
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeCacheSubnetGroupsRequest.builder().cacheSubnetGroupName(id)
                .build(), DescribeCacheSubnetGroupsResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteCacheSubnetGroupRequest.builder().cacheSubnetGroupName(physicalId).build(),
                DeleteCacheSubnetGroupResponse.class);
    }
}
