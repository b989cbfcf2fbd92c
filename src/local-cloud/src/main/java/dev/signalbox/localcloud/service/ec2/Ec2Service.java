package dev.signalbox.localcloud.service.ec2;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2, as far as templates need to name subnets and security groups. There are no instances and no networks to make;
 * security groups are kept and guard nothing. */
public final class Ec2Service implements AwsService {
    private final DefaultNetwork network;
    private final SecurityGroups groups;
    private final Filters<Vpc> vpcFilters = new Filters<Vpc>().by("vpc-id", Vpc::vpcId).by("state", Vpc::stateAsString)
            .by("cidr", Vpc::cidrBlock).by("is-default", vpc -> vpc.isDefault().toString()).by("isDefault", vpc -> vpc
                    .isDefault().toString()).by("owner-id", Vpc::ownerId);
    private final Filters<Subnet> subnetFilters = new Filters<Subnet>().by("vpc-id", Subnet::vpcId).by("subnet-id",
            Subnet::subnetId).by("state", Subnet::stateAsString).by("cidr-block", Subnet::cidrBlock).by(
                    "availability-zone", Subnet::availabilityZone).by("availabilityZone", Subnet::availabilityZone).by(
                            "default-for-az", subnet -> subnet.defaultForAz().toString()).by("defaultForAz",
                                    subnet -> subnet.defaultForAz().toString()).by("map-public-ip-on-launch",
                                            subnet -> subnet.mapPublicIpOnLaunch().toString());
    private final Filters<SecurityGroup> groupFilters = new Filters<SecurityGroup>().by("vpc-id", SecurityGroup::vpcId)
            .by("group-id", SecurityGroup::groupId).by("group-name", SecurityGroup::groupName).by("description",
                    SecurityGroup::description).by("owner-id", SecurityGroup::ownerId);
    private final Filters<AvailabilityZone> zoneFilters = new Filters<AvailabilityZone>().by("zone-name",
            AvailabilityZone::zoneName).by("zone-id", AvailabilityZone::zoneId).by("region-name",
                    AvailabilityZone::regionName).by("state", AvailabilityZone::stateAsString).by("zone-type",
                            AvailabilityZone::zoneType).by("opt-in-status", AvailabilityZone::optInStatusAsString);

    public Ec2Service(CloudContext context) {
        this.network = new DefaultNetwork(context.identity());
        this.groups = new SecurityGroups(context, network);
    }

    @Override
    public void register(Operations operations) {
        groups.register(operations);
        operations.on(DescribeVpcsRequest.class, this::describeVpcs).on(DescribeSubnetsRequest.class,
                this::describeSubnets).on(DescribeSecurityGroupsRequest.class, this::describeSecurityGroups).on(
                        DescribeAvailabilityZonesRequest.class, this::describeAvailabilityZones);
    }

    private DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        var chosen = Filters.byId(request.vpcIds(), network.vpcs(), Vpc::vpcId, "InvalidVpcID.NotFound");
        return DescribeVpcsResponse.builder().vpcs(vpcFilters.apply(request.filters(), chosen)).build();
    }

    private DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        var chosen = Filters.byId(request.subnetIds(), network.subnets(), Subnet::subnetId, "InvalidSubnetID.NotFound");
        return DescribeSubnetsResponse.builder().subnets(subnetFilters.apply(request.filters(), chosen)).build();
    }

    private DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        var byId = Filters.byId(request.groupIds(), groups.all(), SecurityGroup::groupId,
                "InvalidGroup.NotFound");
        var chosen = Filters.byId(request.groupNames(), byId, SecurityGroup::groupName, "InvalidGroup.NotFound");
        return DescribeSecurityGroupsResponse.builder().securityGroups(groupFilters.apply(request.filters(), chosen))
                .build();
    }

    private DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        var byName = Filters.byId(request.zoneNames(), network.availabilityZones(), AvailabilityZone::zoneName,
                "InvalidParameterValue");
        var chosen = Filters.byId(request.zoneIds(), byName, AvailabilityZone::zoneId, "InvalidParameterValue");
        return DescribeAvailabilityZonesResponse.builder().availabilityZones(zoneFilters.apply(request.filters(),
                chosen)).build();
    }
}
