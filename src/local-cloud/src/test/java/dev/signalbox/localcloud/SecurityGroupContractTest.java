package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

final class SecurityGroupContractTest {
    private static final String TEMPLATE = """
            Parameters:
              Port: {Type: Number, Default: %d}
            Resources:
              Front:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Front
                  VpcId: vpc-0a1b2c3d4e5f60001
                  SecurityGroupIngress:
                    - {IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 10.0.0.0/8, Description: HTTP}
                  Tags: [{Key: of, Value: front}]
              Back:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: Back
                  VpcId: vpc-0a1b2c3d4e5f60001
                  SecurityGroupEgress:
                    - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
              Between:
                Type: AWS::EC2::SecurityGroupEgress
                Properties:
                  GroupId: !GetAtt Front.GroupId
                  IpProtocol: tcp
                  FromPort: 3000
                  ToPort: 3000
                  DestinationSecurityGroupId: !GetAtt Back.GroupId
            Outputs:
              Front: {Value: !Ref Front}
              Back: {Value: !GetAtt Back.GroupId}
            """;

    @TempDir Path folder;

    @Test
    void keepsGroupsAndRulesOfAStack() {
        try (var stacks = new StackFixture(folder); var ec2 = stacks.cloud().client(Ec2Client.builder())) {
            var outputs = stacks.deploy("net", TEMPLATE.formatted(80));
            var front = group(ec2, outputs.get("Front"));
            assertThat(front.ipPermissions()).singleElement().satisfies(rule -> {
                assertThat(rule.fromPort()).isEqualTo(80);
                assertThat(rule.ipRanges()).containsExactly(IpRange.builder().cidrIp("10.0.0.0/8").description("HTTP")
                        .build());
            });
            assertThat(front.tags()).anyMatch(tag -> tag.key().equals("of") && tag.value().equals("front"));
            assertThat(front.ipPermissionsEgress()).anyMatch(rule -> rule.userIdGroupPairs().stream().map(
                    UserIdGroupPair::groupId).toList().contains(outputs.get("Back")));
            assertThat(group(ec2, outputs.get("Back")).ipPermissionsEgress()).as("the default rule is gone")
                    .singleElement().satisfies(rule -> assertThat(rule.toPort()).isEqualTo(443));

            stacks.update("net", TEMPLATE.formatted(8080), StackStatus.UPDATE_COMPLETE);
            assertThat(group(ec2, outputs.get("Front")).ipPermissions()).singleElement().satisfies(
                    rule -> assertThat(rule.fromPort()).isEqualTo(8080));

            stacks.delete("net");
            assertThat(ec2.describeSecurityGroups().securityGroups()).extracting(SecurityGroup::groupName)
                    .containsExactly("default");
            assertThatThrownBy(() -> ec2.createSecurityGroup(c -> c.groupName("x").description("x").vpcId("vpc-0")))
                    .isInstanceOf(Ec2Exception.class).hasMessageContaining("vpc-0");
        }
    }

    private static SecurityGroup group(Ec2Client ec2, String id) {
        return ec2.describeSecurityGroups(d -> d.groupIds(id)).securityGroups().getFirst();
    }
}
