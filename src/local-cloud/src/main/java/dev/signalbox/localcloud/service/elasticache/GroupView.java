package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.ClusterMode;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;

/** A group as it is told: one node, whatever number was asked for, because there is one server. */
final class GroupView {
    /** After so many failures in a row the first start has failed. */
    private static final int HOPELESS = 4;
    private static final String ZONE = "a";

    private final CloudContext context;

    GroupView(CloudContext context) {
        this.context = context;
    }

    String arn(String id) {
        return context.arn("elasticache", "replicationgroup:" + id);
    }

    static String status(GroupRecord group, RedisServer.State state) {
        if (group.deleting()) {
            return "deleting";
        }
        return switch (state) {
            case RedisServer.State.Up _ -> "available";
            case RedisServer.State.Down(_, var failures) when !group.made() && failures >= HOPELESS -> "create-failed";
            case RedisServer.State.Down _,RedisServer.State.Starting _ -> group.made() ? "modifying" : "creating";
        };
    }

    ReplicationGroup group(GroupRecord group, RedisServer.State state) {
        var asked = group.request();
        var status = status(group, state);
        var endpoint = endpoint(group);
        var member = NodeGroupMember.builder().cacheClusterId(member(group)).cacheNodeId("0001").currentRole("primary")
                .readEndpoint(endpoint).preferredAvailabilityZone(zone()).build();
        var shown = ReplicationGroup.builder().replicationGroupId(group.id()).arn(arn(group.id())).description(asked
                .replicationGroupDescription()).status(status).engine(engine(group)).cacheNodeType(nodeType(group))
                .memberClusters(member(group)).automaticFailover(AutomaticFailoverStatus.DISABLED).multiAZ(
                        MultiAZStatus.DISABLED).clusterEnabled(false).clusterMode(ClusterMode.DISABLED)
                .authTokenEnabled(false).transitEncryptionEnabled(false).atRestEncryptionEnabled(Boolean.TRUE.equals(
                        asked.atRestEncryptionEnabled())).kmsKeyId(asked.kmsKeyId()).snapshotRetentionLimit(Objects
                                .requireNonNullElse(asked.snapshotRetentionLimit(), 0)).snapshotWindow(asked
                                        .snapshotWindow()).autoMinorVersionUpgrade(Boolean.TRUE.equals(asked
                                                .autoMinorVersionUpgrade())).replicationGroupCreateTime(group
                                                        .created()).networkType("ipv4").ipDiscovery("ipv4");
        if (!status.startsWith("creat")) {
            shown.nodeGroups(NodeGroup.builder().nodeGroupId("0001").status(status).primaryEndpoint(endpoint)
                    .readerEndpoint(endpoint).nodeGroupMembers(member).build());
        }
        return shown.build();
    }

    CacheCluster cluster(GroupRecord group, RedisServer.State state) {
        var asked = group.request();
        var version = state instanceof RedisServer.State.Up(var running) ? Optional.of(running)
                : Optional.<String>empty();
        var node = CacheNode.builder().cacheNodeId("0001").cacheNodeStatus(status(group, state))
                .customerAvailabilityZone(zone()).endpoint(endpoint(group)).build();
        return CacheCluster.builder().cacheClusterId(member(group)).replicationGroupId(group.id()).arn(context.arn(
                "elasticache", "cluster:" + member(group))).cacheClusterStatus(status(group, state)).cacheNodeType(
                        nodeType(group)).engine(engine(group)).engineVersion(version.orElse(null)).numCacheNodes(1)
                .cacheNodes(node).cacheSubnetGroupName(group.subnetGroup()).cacheParameterGroup(p -> p
                        .cacheParameterGroupName(group.parameterGroup()).parameterApplyStatus("in-sync"))
                .securityGroups(asked.securityGroupIds().stream().map(id -> SecurityGroupMembership.builder()
                        .securityGroupId(id).status("active").build()).toList()).preferredAvailabilityZone(zone())
                .cacheClusterCreateTime(group.created()).transitEncryptionEnabled(false).authTokenEnabled(false)
                .build();
    }

    static String member(GroupRecord group) {
        return group.id() + "-001";
    }

    private static Endpoint endpoint(GroupRecord group) {
        return Endpoint.builder().address(LoopbackPort.ADDRESS).port(group.port()).build();
    }

    private static String engine(GroupRecord group) {
        return Objects.requireNonNullElse(group.request().engine(), "redis");
    }

    private static String nodeType(GroupRecord group) {
        return Objects.requireNonNullElse(group.request().cacheNodeType(), "cache.t4g.micro");
    }

    private String zone() {
        return context.identity().region() + ZONE;
    }
}
