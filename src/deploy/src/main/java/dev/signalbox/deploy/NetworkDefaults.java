package dev.signalbox.deploy;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The default VPC with its subnets and security group, for parameters of CloudFormation's EC2 types.
 *
 * @param vpc its id; empty where there is none
 * @param subnets ids, at most one per availability zone is what the default VPC has
 * @param securityGroups ids
 */
public record NetworkDefaults(Optional<String> vpc, List<String> subnets, List<String> securityGroups) {
    /** What there is where there is no default VPC. */
    public static final NetworkDefaults NONE = new NetworkDefaults(Optional.empty(), List.of(), List.of());

    private static final int MOST = 1_000;

    /** Looks it up, reading no more than the first thousand of each. */
    public static NetworkDefaults find(Ec2Client ec2) {
        var vpc = ec2.describeVpcsPaginator(b -> b.filters(filter("is-default", "true"))).vpcs().stream().findFirst();
        if (vpc.isEmpty()) {
            return NONE;
        }
        var inVpc = filter("vpc-id", vpc.get().vpcId());
        var subnets = ec2.describeSubnetsPaginator(b -> b.filters(inVpc)).subnets().stream().limit(MOST).map(s -> s
                .subnetId()).toList();
        var groups = ec2.describeSecurityGroupsPaginator(b -> b.filters(inVpc, filter("group-name", "default")))
                .securityGroups().stream().limit(MOST).map(g -> g.groupId()).toList();
        return new NetworkDefaults(Optional.of(vpc.get().vpcId()), subnets, groups);
    }

    /** The value for a parameter of this CloudFormation type; empty for types that are not about the network. */
    public Optional<String> valueFor(String parameterType) {
        return switch (parameterType) {
            case "AWS::EC2::VPC::Id" -> vpc;
            case "List<AWS::EC2::Subnet::Id>" -> joined(subnets);
            case "AWS::EC2::Subnet::Id" -> subnets.stream().findFirst();
            case "List<AWS::EC2::SecurityGroup::Id>" -> joined(securityGroups);
            case "AWS::EC2::SecurityGroup::Id" -> securityGroups.stream().findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> joined(List<String> ids) {
        return Optional.of(String.join(",", ids)).filter(s -> !s.isEmpty());
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
