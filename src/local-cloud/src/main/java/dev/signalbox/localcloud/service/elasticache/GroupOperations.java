package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** Replication groups over the wire. */
final class GroupOperations {
    private static final Set<String> MODIFIED = Set.of("ReplicationGroupId", "ReplicationGroupDescription",
            "ApplyImmediately", "AutomaticFailoverEnabled", "MultiAZEnabled", "CacheNodeType", "Engine",
            "EngineVersion", "CacheParameterGroupName", "SecurityGroupIds", "PreferredMaintenanceWindow",
            "AutoMinorVersionUpgrade", "SnapshotRetentionLimit", "SnapshotWindow", "TransitEncryptionEnabled");

    private final Groups groups;
    private final Beside beside;
    private final GroupView view;

    /** What a group refers to. */
    record Beside(SubnetGroups subnets, ParameterGroups parameters, CacheTags tags) {}

    GroupOperations(CloudContext context, Groups groups, Beside beside) {
        this.groups = groups;
        this.beside = beside;
        this.view = new GroupView(context);
    }

    void register(Operations operations) {
        operations.on(CreateReplicationGroupRequest.class, this::create).on(DescribeReplicationGroupsRequest.class,
                this::describe).on(DescribeCacheClustersRequest.class, this::clusters).on(
                        ModifyReplicationGroupRequest.class, this::modify).on(DeleteReplicationGroupRequest.class,
                                this::delete);
    }

    String arn(String id) {
        return view.arn(id);
    }

    private CreateReplicationGroupResponse create(CreateReplicationGroupRequest request) {
        GroupRecord.check(request);
        var subnets = request.cacheSubnetGroupName();
        if (subnets != null && !beside.subnets().has(GroupRecord.idOf(subnets))) {
            throw CacheErrors.noSubnetGroup(subnets);
        }
        requireParameters(request.cacheParameterGroupName());
        var group = groups.create(request, () -> beside.tags().put(arn(GroupRecord.idOf(request
                .replicationGroupId())), request.tags()));
        return CreateReplicationGroupResponse.builder().replicationGroup(shown(group)).build();
    }

    private void requireParameters(@Nullable String name) {
        if (name != null && !beside.parameters().has(name)) {
            throw CacheErrors.noParameterGroup(name);
        }
    }

    private ReplicationGroup shown(GroupRecord group) {
        return view.group(group, groups.state(group));
    }

    private DescribeReplicationGroupsResponse describe(DescribeReplicationGroupsRequest request) {
        CacheErrors.only(request, Set.of("ReplicationGroupId", "MaxRecords"));
        var id = request.replicationGroupId();
        var found = id == null ? groups.all()
                : List.of(groups.find(id).orElseThrow(() -> CacheErrors.noGroup(
                        id)));
        return DescribeReplicationGroupsResponse.builder().replicationGroups(found.stream().map(this::shown).toList())
                .build();
    }

    private DescribeCacheClustersResponse clusters(DescribeCacheClustersRequest request) {
        CacheErrors.only(request, Set.of("CacheClusterId", "MaxRecords", "ShowCacheNodeInfo"));
        var id = request.cacheClusterId();
        var found = groups.all().stream().filter(group -> id == null || GroupView.member(group).equals(GroupRecord.idOf(
                id))).map(group -> view.cluster(group, groups.state(group))).toList();
        if (id != null && found.isEmpty()) {
            throw ServiceError.of(CacheClusterNotFoundException.builder(), 404, "CacheClusterNotFound",
                    "CacheCluster not found: " + id);
        }
        return DescribeCacheClustersResponse.builder().cacheClusters(found).build();
    }

    private ModifyReplicationGroupResponse modify(ModifyReplicationGroupRequest request) {
        CacheErrors.only(request, MODIFIED);
        if (Boolean.TRUE.equals(request.transitEncryptionEnabled())) {
            throw CacheErrors.combination("The local cloud's Redis server speaks no TLS.");
        }
        GroupRecord.engine(request.engine());
        var parameters = request.cacheParameterGroupName();
        requireParameters(parameters);
        var id = CacheErrors.required("ReplicationGroupId", request.replicationGroupId());
        var changed = groups.change(id, old -> merged(old, request));
        if (parameters != null) {
            groups.configure(parameters, beside.parameters().parametersOf(parameters));
        }
        return ModifyReplicationGroupResponse.builder().replicationGroup(shown(changed)).build();
    }

    private static CreateReplicationGroupRequest merged(CreateReplicationGroupRequest old,
            ModifyReplicationGroupRequest by) {
        var merged = old.toBuilder();
        var targets = merged.sdkFieldNameToField();
        by.sdkFields().forEach(field -> {
            var target = targets.get(field.locationName());
            var value = field.getValueOrDefault(by);
            boolean unset = value == null || value instanceof Collection<?> list && list.isEmpty();
            if (target != null && !unset) {
                target.set(merged, Objects.requireNonNull(value));
            }
        });
        return merged.build();
    }

    private DeleteReplicationGroupResponse delete(DeleteReplicationGroupRequest request) {
        CacheErrors.only(request, Set.of("ReplicationGroupId"));
        var id = CacheErrors.required("ReplicationGroupId", request.replicationGroupId());
        var going = groups.delete(id, () -> beside.tags().forget(arn(GroupRecord.idOf(id))));
        return DeleteReplicationGroupResponse.builder().replicationGroup(shown(going)).build();
    }
}
