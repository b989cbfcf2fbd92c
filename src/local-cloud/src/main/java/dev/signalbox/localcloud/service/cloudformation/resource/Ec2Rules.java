package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Rules of security groups as templates have them, one source or destination each. */
final class Ec2Rules {
    static final Shape.Struct INGRESS = rule().with("SourceSecurityGroupId", Shape.TEXT).requiring("IpProtocol");
    static final Shape.Struct EGRESS = rule().with("DestinationSecurityGroupId", Shape.TEXT).requiring("IpProtocol");

    private Ec2Rules() {}

    private static Shape.Struct rule() {
        return Shape.struct("IpProtocol", "FromPort", "ToPort", "CidrIp", "CidrIpv6", "Description");
    }

    static List<IpPermission> all(JsonNode rules) {
        var all = new ArrayList<IpPermission>();
        rules.forEach(rule -> all.add(one(rule)));
        return all;
    }

    static IpPermission one(JsonNode rule) {
        var text = rule.has("Description") ? rule.path("Description").asText() : null;
        var permission = IpPermission.builder().ipProtocol(rule.path("IpProtocol").asText());
        if (rule.has("FromPort")) {
            permission.fromPort(rule.path("FromPort").asInt()).toPort(rule.path("ToPort").asInt());
        }
        if (rule.has("CidrIp")) {
            permission.ipRanges(IpRange.builder().cidrIp(rule.path("CidrIp").asText()).description(text).build());
        }
        if (rule.has("CidrIpv6")) {
            permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(rule.path("CidrIpv6").asText()).description(text)
                    .build());
        }
        for (var group : List.of("SourceSecurityGroupId", "DestinationSecurityGroupId")) {
            if (rule.has(group)) {
                permission.userIdGroupPairs(UserIdGroupPair.builder().groupId(rule.path(group).asText()).description(
                        text).build());
            }
        }
        return permission.build();
    }
}
