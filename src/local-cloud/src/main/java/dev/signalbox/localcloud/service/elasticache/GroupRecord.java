package dev.signalbox.localcloud.service.elasticache;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;

/**
 * A replication group as it is kept.
 *
 * @param port of its server, the same for as long as the group exists
 * @param made whether the server has ever answered
 * @param deleting whether the server and its data are to go
 * @param asked what it was created with and modified to, a {@link CreateReplicationGroupRequest} as JSON
 */
record GroupRecord(String id, int port, Instant created, boolean made, boolean deleting, String asked) {
    private static final Set<String> MEMBERS = Set.of("ReplicationGroupId", "ReplicationGroupDescription",
            "AutomaticFailoverEnabled", "MultiAZEnabled", "NumCacheClusters", "PreferredCacheClusterAZs",
            "NumNodeGroups", "ReplicasPerNodeGroup", "CacheNodeType", "Engine", "EngineVersion",
            "CacheParameterGroupName", "CacheSubnetGroupName", "SecurityGroupIds", "Tags",
            "PreferredMaintenanceWindow", "Port", "AutoMinorVersionUpgrade", "SnapshotRetentionLimit",
            "SnapshotWindow", "AtRestEncryptionEnabled", "KmsKeyId", "NetworkType", "IpDiscovery", "ClusterMode",
            "TransitEncryptionEnabled", "TransitEncryptionMode", "AuthToken");

    static GroupRecord of(CreateReplicationGroupRequest request, int port, Instant now) {
        return new GroupRecord(idOf(request.replicationGroupId()), port, now, false, false, ModelJson.write(request));
    }

    static String idOf(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Refuses what one server without TLS cannot be. */
    static void check(CreateReplicationGroupRequest request) {
        var id = CacheErrors.required("ReplicationGroupId", request.replicationGroupId());
        CacheErrors.required("ReplicationGroupDescription", request.replicationGroupDescription());
        if (!id.matches("[A-Za-z](-?[A-Za-z0-9]){0,39}") || id.length() > 40) {
            throw CacheErrors.invalid("The parameter ReplicationGroupIdentifier is not a valid identifier. Identifiers"
                    + " must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not"
                    + " end with a hyphen or contain two consecutive hyphens.");
        }
        if (request.authToken() != null && !Boolean.TRUE.equals(request.transitEncryptionEnabled())) {
            throw CacheErrors.combination("AuthToken is only supported when TransitEncryptionEnabled is true.");
        }
        if (Boolean.TRUE.equals(request.transitEncryptionEnabled()) || request.transitEncryptionMode() != null) {
            throw CacheErrors.combination("The local cloud's Redis server speaks no TLS, on the loopback address only:"
                    + " set TransitEncryptionEnabled to false and leave AuthToken out.");
        }
        CacheErrors.only(request, MEMBERS);
        shape(request);
    }

    private static void shape(CreateReplicationGroupRequest request) {
        int shards = request.numNodeGroups() == null ? 1 : request.numNodeGroups();
        if (shards != 1 || request.clusterModeAsString() != null && !"disabled".equals(request
                .clusterModeAsString())) {
            throw CacheErrors.combination("The local cloud supports neither ClusterMode nor several NumNodeGroups.");
        }
        if (request.networkTypeAsString() != null && !"ipv4".equals(request.networkTypeAsString()) || request
                .ipDiscoveryAsString() != null && !"ipv4".equals(request.ipDiscoveryAsString())) {
            throw CacheErrors.combination("The local cloud supports NetworkType and IpDiscovery ipv4 only.");
        }
        engine(request.engine());
    }

    static void engine(@Nullable String engine) {
        if (engine != null && !Set.of("redis", "valkey").contains(engine)) {
            throw CacheErrors.invalid("Invalid parameter Engine " + engine + ", must be redis or valkey.");
        }
    }

    @JsonIgnore
    CreateReplicationGroupRequest request() {
        return ModelJson.read(asked, CreateReplicationGroupRequest.class);
    }

    /** Named or that of the engine. */
    @JsonIgnore
    String parameterGroup() {
        var named = request().cacheParameterGroupName();
        var engine = request().engine();
        return named != null ? named : "valkey".equals(engine) ? "default.valkey8" : "default.redis7";
    }

    @JsonIgnore
    String subnetGroup() {
        var named = request().cacheSubnetGroupName();
        return named == null ? SubnetGroups.DEFAULT : GroupRecord.idOf(named);
    }

    GroupRecord answering() {
        return new GroupRecord(id, port, created, true, deleting, asked);
    }

    GroupRecord going() {
        return new GroupRecord(id, port, created, made, true, asked);
    }

    GroupRecord asking(CreateReplicationGroupRequest changed) {
        return new GroupRecord(id, port, created, made, deleting, ModelJson.write(changed));
    }
}
