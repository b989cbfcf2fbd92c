package dev.signalbox.localcloud.service.ec2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Kept;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Security groups, kept and shown. Nothing here has a network that they could guard. */
final class SecurityGroups {
    private final CloudContext context;
    private final DefaultNetwork network;
    private final DurableMap<Stored> groups;

    record Stored(@Kept SecurityGroup group) {}

    SecurityGroups(CloudContext context, DefaultNetwork network) {
        this.context = context;
        this.network = network;
        this.groups = context.store().map("ec2.security-groups", Stored.class);
    }

    void register(Operations operations) {
        operations.on(CreateSecurityGroupRequest.class, this::create).on(DeleteSecurityGroupRequest.class,
                this::delete).on(AuthorizeSecurityGroupIngressRequest.class, r -> {
                    change(r.groupId(), g -> g.toBuilder().ipPermissions(more(g.ipPermissions(), r.ipPermissions()))
                            .build());
                    return AuthorizeSecurityGroupIngressResponse.builder().returnValue(true).build();
                }).on(AuthorizeSecurityGroupEgressRequest.class, r -> {
                    change(r.groupId(), g -> g.toBuilder().ipPermissionsEgress(more(g.ipPermissionsEgress(), r
                            .ipPermissions())).build());
                    return AuthorizeSecurityGroupEgressResponse.builder().returnValue(true).build();
                }).on(RevokeSecurityGroupIngressRequest.class, r -> {
                    change(r.groupId(), g -> g.toBuilder().ipPermissions(fewer(g.ipPermissions(), r.ipPermissions()))
                            .build());
                    return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
                }).on(RevokeSecurityGroupEgressRequest.class, r -> {
                    change(r.groupId(), g -> g.toBuilder().ipPermissionsEgress(fewer(g.ipPermissionsEgress(), r
                            .ipPermissions())).build());
                    return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
                });
    }

    /** The default one first. */
    List<SecurityGroup> all() {
        return Stream.concat(network.securityGroups().stream(), groups.values().map(Stored::group)).toList();
    }

    private CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
        var vpc = request.vpcId() == null ? network.vpcs().getFirst().vpcId() : request.vpcId();
        if (network.vpcs().stream().noneMatch(v -> v.vpcId().equals(vpc))) {
            throw ServiceError.of(400, "InvalidVpcID.NotFound", "The vpc ID '" + vpc + "' does not exist");
        }
        var id = "sg-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "0";
        var tags = request.tagSpecifications().stream().flatMap(s -> s.tags().stream()).toList();
        var group = SecurityGroup.builder().groupId(id).groupName(required("groupName", request.groupName()))
                .description(required("groupDescription", request.description())).vpcId(vpc).ownerId(context.identity()
                        .account()).securityGroupArn(context.arn("ec2", "security-group/" + id)).tags(tags)
                .ipPermissionsEgress(network.securityGroups().getFirst().ipPermissionsEgress()).build();
        return context.store().write(() -> {
            if (all().stream().anyMatch(g -> g.groupName().equals(group.groupName()))) {
                throw ServiceError.of(400, "InvalidGroup.Duplicate", "The security group '" + group.groupName()
                        + "' already exists for VPC '" + vpc + "'");
            }
            groups.put(id, new Stored(group));
            return CreateSecurityGroupResponse.builder().groupId(id).tags(tags).securityGroupArn(group
                    .securityGroupArn()).build();
        });
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ServiceError.of(400, "MissingParameter", "The request must contain the parameter " + name);
        }
        return value;
    }

    private DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
        var id = required("groupId", request.groupId());
        context.store().write(() -> {
            if (!groups.contains(id)) {
                throw missing(id);
            }
            groups.remove(id);
        });
        return DeleteSecurityGroupResponse.builder().returnValue(true).groupId(id).build();
    }

    private void change(@Nullable String groupId, UnaryOperator<SecurityGroup> change) {
        var id = required("groupId", groupId);
        context.store().write(() -> {
            var changed = change.apply(groups.get(id).orElseThrow(() -> missing(id)).group());
            groups.put(id, new Stored(changed));
        });
    }

    private static AwsServiceException missing(String id) {
        return ServiceError.of(400, "InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
    }

    private static List<IpPermission> more(List<IpPermission> old, List<IpPermission> fresh) {
        if (fresh.isEmpty()) {
            throw ServiceError.of(400, "MissingParameter", "Only rules in IpPermissions are taken by the local cloud");
        }
        var all = new ArrayList<>(old);
        for (var rule : fresh) {
            if (all.contains(rule)) {
                throw ServiceError.of(400, "InvalidPermission.Duplicate", "The specified rule already exists");
            }
            all.add(rule);
        }
        return all;
    }

    private static List<IpPermission> fewer(List<IpPermission> old, List<IpPermission> gone) {
        var left = new ArrayList<>(old);
        for (var rule : gone) {
            if (!left.remove(rule)) {
                throw ServiceError.of(400, "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group.");
            }
        }
        return left;
    }
}
