package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.Set;
import java.util.Locale;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** {@code AWS::ElastiCache::ReplicationGroup} without cluster mode; its physical id is its name. */
final class ElastiCacheReplicationGroup implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateReplicationGroupRequest.builder()).with("Tags",
            Shape.TAG_LIST).with("NodeGroupConfiguration", new Shape.ListOf(Shape.struct("NodeGroupId",
                    "PrimaryAvailabilityZone", "ReplicaCount", "Slots").with("ReplicaAvailabilityZones", Shape.TEXTS)))
            .with("LogDeliveryConfigurations", new Shape.ListOf(Shape.struct("DestinationType", "LogFormat", "LogType")
                    .with("DestinationDetails", Shape.FREE))).without("ServerlessCacheSnapshotName").requiring(
                            "ReplicationGroupDescription");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("PrimaryEndPoint.Address", "PrimaryEndPoint.Port", "ReaderEndPoint.Address",
                "ReaderEndPoint.Port", "ReadEndPoint.Addresses", "ReadEndPoint.Ports");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("ReplicationGroupId") ? request.text("ReplicationGroupId").toLowerCase(Locale.ROOT)
                : PhysicalName.lower(request, 40).replaceAll("-+", "-");
    }

    @Override
    public void create(ResourceRequest request) {
        request.call(request.fill(CreateReplicationGroupRequest.builder()).replicationGroupId(request.plannedId()).tags(
                ElastiCacheTags.of(request.tags())).build(), CreateReplicationGroupResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public boolean ready(ResourceRequest request, String physicalId) {
        var status = describe(request, physicalId).status();
        if (status.equals("create-failed")) {
            throw ServiceError.of(400, "NotStabilized", "Replication group " + physicalId
                    + " did not start; the local cloud's log has its last words");
        }
        return status.equals("available");
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var node = describe(request, physicalId).nodeGroups().getFirst();
        var port = Integer.toString(node.primaryEndpoint().port());
        var readerPort = Integer.toString(node.readerEndpoint().port());
        return Map.of("PrimaryEndPoint.Address", node.primaryEndpoint().address(), "PrimaryEndPoint.Port", port,
                "ReaderEndPoint.Address", node.readerEndpoint().address(), "ReaderEndPoint.Port", readerPort,
                "ReadEndPoint.Addresses", "[" + node.readerEndpoint().address() + "]", "ReadEndPoint.Ports", "["
                        + readerPort + "]");
    }

    @Override
    public Updates updates() {
        return Updates.replacing("AtRestEncryptionEnabled", "CacheSubnetGroupName", "DataTieringEnabled", "KmsKeyId",
                "NetworkType", "Port", "PreferredCacheClusterAZs", "SnapshotArns", "SnapshotName").named(
                        "ReplicationGroupId");
    }

    @Override
    public void update(ResourceUpdate update) {
        var request = update.request();
        request.call(request.fill(ModifyReplicationGroupRequest.builder()).replicationGroupId(update.id())
                .applyImmediately(true).build(), ModifyReplicationGroupResponse.class);
        ElastiCacheTags.update(update, "replicationgroup");
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    private static ReplicationGroup describe(ResourceRequest request, String id) {
        return request.call(DescribeReplicationGroupsRequest.builder().replicationGroupId(id).build(),
                DescribeReplicationGroupsResponse.class).replicationGroups().getFirst();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteReplicationGroupRequest.builder().replicationGroupId(physicalId).build(),
                DeleteReplicationGroupResponse.class);
    }

    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        return !exists(request, physicalId);
    }
}
