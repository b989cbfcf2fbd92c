package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/** {@code AWS::EC2::SecurityGroup}; its physical id is the group's id. */
final class Ec2SecurityGroup implements ResourceType {
    private static final String IN = "SecurityGroupIngress";
    private static final String OUT = "SecurityGroupEgress";

    @Override
    public Shape.Struct properties() {
        return Shape.struct("GroupDescription", "GroupName", "VpcId").with(IN, new Shape.ListOf(Ec2Rules.INGRESS)).with(
                OUT, new Shape.ListOf(Ec2Rules.EGRESS)).with("Tags", Shape.TAG_LIST).requiring("GroupDescription");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("GroupId", "Id", "VpcId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("GroupName") ? request.text("GroupName") : PhysicalName.mixed(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        var tags = request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue())
                .build()).toList();
        var asked = CreateSecurityGroupRequest.builder().groupName(request.plannedId()).description(request.text(
                "GroupDescription")).tagSpecifications(s -> s.resourceType("security-group").tags(tags));
        if (request.has("VpcId")) {
            asked.vpcId(request.text("VpcId"));
        }
        var id = request.call(asked.build(), CreateSecurityGroupResponse.class).groupId();
        request.initiated().accept(id);
        var group = find(request, id).orElseThrow();
        ingress(request, id, group.ipPermissions(), Ec2Rules.all(request.get(IN)));
        if (request.has(OUT)) {
            egress(request, id, group.ipPermissionsEgress(), Ec2Rules.all(request.get(OUT)));
        }
    }

    private static void ingress(ResourceRequest request, String id, List<IpPermission> had,
            List<IpPermission> wanted) {
        var gone = had.stream().filter(rule -> !wanted.contains(rule)).toList();
        var fresh = wanted.stream().filter(rule -> !had.contains(rule)).distinct().toList();
        if (!gone.isEmpty()) {
            request.call(RevokeSecurityGroupIngressRequest.builder().groupId(id).ipPermissions(gone).build(),
                    RevokeSecurityGroupIngressResponse.class);
        }
        if (!fresh.isEmpty()) {
            request.call(AuthorizeSecurityGroupIngressRequest.builder().groupId(id).ipPermissions(fresh).build(),
                    AuthorizeSecurityGroupIngressResponse.class);
        }
    }

    private static void egress(ResourceRequest request, String id, List<IpPermission> had,
            List<IpPermission> wanted) {
        var gone = had.stream().filter(rule -> !wanted.contains(rule)).toList();
        var fresh = wanted.stream().filter(rule -> !had.contains(rule)).distinct().toList();
        if (!gone.isEmpty()) {
            request.call(RevokeSecurityGroupEgressRequest.builder().groupId(id).ipPermissions(gone).build(),
                    RevokeSecurityGroupEgressResponse.class);
        }
        if (!fresh.isEmpty()) {
            request.call(AuthorizeSecurityGroupEgressRequest.builder().groupId(id).ipPermissions(fresh).build(),
                    AuthorizeSecurityGroupEgressResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var group = find(request, physicalId).orElseThrow();
        return Map.of("GroupId", group.groupId(), "Id", group.groupId(), "VpcId", group.vpcId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("GroupDescription", "VpcId").named("GroupName");
    }

    /** Rules of the group that other resources made are left alone. */
    @Override
    public void update(ResourceUpdate update) {
        if (update.changed("Tags")) {
            throw InvalidTemplate.unsupported(
                    "A change of Tags of AWS::EC2::SecurityGroup");
        }
        var group = find(update.request(), update.id()).orElseThrow();
        ingress(update.request(), update.id(), present(group.ipPermissions(), update, IN), Ec2Rules.all(update.request()
                .get(IN)));
        if (update.changed(OUT)) {
            egress(update.request(), update.id(), present(group.ipPermissionsEgress(), update, OUT), Ec2Rules.all(update
                    .request().get(OUT)));
        }
    }

    private static List<IpPermission> present(List<IpPermission> now, ResourceUpdate update, String property) {
        var ours = Ec2Rules.all(update.before().path(property));
        ours.addAll(Ec2Rules.all(update.request().get(property)));
        return now.stream().filter(ours::contains).toList();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return find(request, id).isPresent();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteSecurityGroupRequest.builder().groupId(physicalId).build(),
                DeleteSecurityGroupResponse.class);
    }

    static Optional<SecurityGroup> find(ResourceRequest request, String nameOrId) {
        return request.call(DescribeSecurityGroupsRequest.builder().build(), DescribeSecurityGroupsResponse.class)
                .securityGroups().stream().filter(g -> g.groupId().equals(nameOrId) || g.groupName().equals(nameOrId))
                .findFirst();
    }
}
