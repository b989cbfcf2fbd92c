package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/** {@code AWS::EC2::SecurityGroupIngress} or {@code AWS::EC2::SecurityGroupEgress}: one rule of a group. */
final class Ec2SecurityGroupRule implements ResourceType {
    private final boolean ingress;

    Ec2SecurityGroupRule(boolean ingress) {
        this.ingress = ingress;
    }

    @Override
    public Shape.Struct properties() {
        return (ingress ? Ec2Rules.INGRESS : Ec2Rules.EGRESS).with("GroupId", Shape.TEXT).requiring("GroupId");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "sgr-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "0";
    }

    @Override
    public void create(ResourceRequest request) {
        var group = request.text("GroupId");
        var rule = Ec2Rules.one(request.properties());
        if (ingress) {
            request.call(AuthorizeSecurityGroupIngressRequest.builder().groupId(group).ipPermissions(rule).build(),
                    AuthorizeSecurityGroupIngressResponse.class);
        } else {
            request.call(AuthorizeSecurityGroupEgressRequest.builder().groupId(group).ipPermissions(rule).build(),
                    AuthorizeSecurityGroupEgressResponse.class);
        }
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.replacingAlways();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        var rule = Ec2Rules.one(request.properties());
        return Ec2SecurityGroup.find(request, request.text("GroupId")).filter(group -> (ingress ? group.ipPermissions()
                : group.ipPermissionsEgress()).contains(rule)).isPresent();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (!exists(request, physicalId)) {
            return;
        }
        var group = request.text("GroupId");
        var rule = Ec2Rules.one(request.properties());
        if (ingress) {
            request.call(RevokeSecurityGroupIngressRequest.builder().groupId(group).ipPermissions(rule).build(),
                    RevokeSecurityGroupIngressResponse.class);
        } else {
            request.call(RevokeSecurityGroupEgressRequest.builder().groupId(group).ipPermissions(rule).build(),
                    RevokeSecurityGroupEgressResponse.class);
        }
    }
}
