package dev.signalbox.localcloud.service.ec2;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** The default VPC with two subnets and its default security group, as a fresh account has them. Ids never change. */
final class DefaultNetwork {
    private static final String VPC = "vpc-0a1b2c3d4e5f60001";
    private static final String GROUP = "sg-0a1b2c3d4e5f60001";

    private final CloudIdentity identity;

    DefaultNetwork(CloudIdentity identity) {
        this.identity = identity;
    }

    List<Vpc> vpcs() {
        return List.of(Vpc.builder().vpcId(VPC).cidrBlock("172.31.0.0/16").isDefault(true).state(VpcState.AVAILABLE)
                .ownerId(identity.account()).dhcpOptionsId("dopt-0a1b2c3d4e5f60001").instanceTenancy("default")
                .build());
    }

    List<Subnet> subnets() {
        return List.of(subnet("subnet-0a1b2c3d4e5f60001", "172.31.0.0/20", "a", 1), subnet("subnet-0a1b2c3d4e5f60002",
                "172.31.16.0/20", "b", 2));
    }

    private Subnet subnet(String id, String block, String zone, int number) {
        return Subnet.builder().subnetId(id).vpcId(VPC).cidrBlock(block).availabilityZone(identity.region() + zone)
                .availabilityZoneId("loc1-az" + number).state(SubnetState.AVAILABLE).defaultForAz(true)
                .mapPublicIpOnLaunch(true).availableIpAddressCount(4091).ownerId(identity.account()).subnetArn(arn(
                        "subnet/" + id)).build();
    }

    List<SecurityGroup> securityGroups() {
        var inside = IpPermission.builder().ipProtocol("-1").userIdGroupPairs(UserIdGroupPair.builder().groupId(GROUP)
                .userId(identity.account()).build()).build();
        var everywhere = IpPermission.builder().ipProtocol("-1").ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                .build();
        return List.of(SecurityGroup.builder().groupId(GROUP).groupName("default").description(
                "default VPC security group").vpcId(VPC).ownerId(identity.account()).ipPermissions(inside)
                .ipPermissionsEgress(everywhere).securityGroupArn(arn("security-group/" + GROUP)).build());
    }

    List<AvailabilityZone> availabilityZones() {
        return List.of(zone("a", 1), zone("b", 2));
    }

    private AvailabilityZone zone(String letter, int number) {
        return AvailabilityZone.builder().zoneName(identity.region() + letter).zoneId("loc1-az" + number).regionName(
                identity.region()).state(AvailabilityZoneState.AVAILABLE).zoneType("availability-zone").optInStatus(
                        "opt-in-not-required").groupName(identity.region()).networkBorderGroup(identity.region())
                .build();
    }

    private String arn(String resource) {
        return "arn:" + identity.partition() + ":ec2:" + identity.region() + ":" + identity.account() + ":" + resource;
    }
}
