package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.ParameterRules;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Networks that the local cloud, which has only the default one, does not have. */
class NetworkCheckTest {
    private static final Map<String, String> HOMES = Map.of("subnet-a", "vpc-1", "subnet-b", "vpc-1", "subnet-c",
            "vpc-2", "sg-1", "vpc-1", "sg-2", "vpc-2");
    private static final List<TemplateParameter> PARAMETERS = List.of(parameter("Vpc", "AWS::EC2::VPC::Id"), parameter(
            "Subnets", "List<AWS::EC2::Subnet::Id>"), parameter("Groups", "List<AWS::EC2::SecurityGroup::Id>"));
    private static final RouteTable MAIN = RouteTable.builder().associations(a -> a.main(true)).routes(r -> r
            .destinationCidrBlock("10.0.0.0/16").gatewayId("local")).build();
    private static final RouteTable PUBLIC = RouteTable.builder().associations(a -> a.subnetId("subnet-b")).routes(
            r -> r.destinationCidrBlock("0.0.0.0/0").gatewayId("igw-1")).build();

    /** Two VPCs; of the first one subnet reaches the internet. */
    private static final class TwoNetworks implements Ec2Client {
        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}

        @Override
        public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
            return DescribeSubnetsResponse.builder().subnets(request.subnetIds().stream().map(id -> {
                if (!HOMES.containsKey(id)) {
                    throw Ec2Exception.builder().statusCode(400).awsErrorDetails(AwsErrorDetails.builder().errorCode(
                            "InvalidSubnetID.NotFound").errorMessage("The subnet ID '" + id + "' does not exist")
                            .build()).build();
                }
                return Subnet.builder().subnetId(id).vpcId(HOMES.get(id)).build();
            }).toList()).build();
        }

        @Override
        public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
            return DescribeSecurityGroupsResponse.builder().securityGroups(request.groupIds().stream().map(
                    id -> SecurityGroup.builder().groupId(id).groupName("name").vpcId(HOMES.get(id)).build()).toList())
                    .build();
        }

        @Override
        public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
            return DescribeRouteTablesResponse.builder().routeTables(MAIN, PUBLIC).build();
        }
    }

    private static TemplateParameter parameter(String name, String type) {
        return new TemplateParameter(name, type, "", Optional.empty(), false, ParameterRules.none(), Optional.empty(),
                "");
    }

    private static List<Check> checks(Map<String, String> values) {
        return new NetworkCheck(new TwoNetworks(), PARAMETERS, values).of(DeployRequest.withDefaults(new TemplateFile(
                Path.of("t.yaml")), EnvironmentKind.AWS));
    }

    @Test
    void whatBelongsTogetherAndReachesTheInternetPasses() {
        assertThat(checks(Map.of("Vpc", "vpc-1", "Subnets", "subnet-b", "Groups", "sg-1", "AssignPublicIp", "ENABLED")))
                .singleElement().satisfies(c -> assertThat(c.outcome()).isEqualTo(Outcome.PASSED));
    }

    @Test
    void subnetsOfSeveralVpcsAndForeignGroupsAreRefused() {
        assertThat(checks(Map.of("Vpc", "vpc-1", "Subnets", "subnet-a, subnet-c", "Groups", "sg-2"))).hasSize(3)
                .allSatisfy(c -> assertThat(c.outcome()).isEqualTo(Outcome.FAILED)).extracting(Check::words).anySatisfy(
                        w -> assertThat(w).contains("several VPCs: vpc-1, vpc-2")).anySatisfy(w -> assertThat(w)
                                .contains("sg-2 (name) belongs to vpc-2"));
        assertThat(checks(Map.of("Vpc", "vpc-1", "Subnets", "subnet-x", "Groups", "sg-1"))).singleElement().satisfies(
                c -> assertThat(c.words()).contains("'subnet-x' does not exist"));
    }

    @Test
    void aSubnetWithoutAWayOutIsDoubtful() {
        assertThat(checks(Map.of("Vpc", "vpc-1", "Subnets", "subnet-a,subnet-b", "Groups", "sg-1"))).singleElement()
                .satisfies(c -> {
                    assertThat(c.outcome()).isEqualTo(Outcome.DOUBTFUL);
                    assertThat(c.words()).contains("subnet-a").contains("cannot fetch their image").doesNotContain(
                            "subnet-b");
                });
    }

    @Test
    void anInternetGatewayTakesAPublicAddress() {
        assertThat(checks(Map.of("Vpc", "vpc-1", "Subnets", "subnet-b", "Groups", "sg-1", "AssignPublicIp",
                "DISABLED"))).singleElement().satisfies(c -> assertThat(c.todo().orElse("")).contains(
                        "Set AssignPublicIp to ENABLED"));
    }

    @Test
    void withoutADefaultVpcItIsToldWhatToDo() {
        assertThat(checks(Map.of("Subnets", "subnet-b", "Groups", "sg-1"))).singleElement().satisfies(c -> assertThat(c
                .todo().orElse("")).contains("create-default-vpc"));
    }
}
