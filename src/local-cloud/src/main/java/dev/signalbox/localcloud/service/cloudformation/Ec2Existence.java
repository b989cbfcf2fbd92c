package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

/** Asks EC2 whether parameter values of AWS-specific types exist. */
final class Ec2Existence implements ParameterValues.Existence {
    private final Calls calls;

    Ec2Existence(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void check(String parameter, String type, List<String> values) {
        var missing = new HashSet<>(values);
        if (values.isEmpty()) {
            return;
        }
        try {
            existing(type, values).forEach(missing::remove);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).endsWith(".NotFound") && !ServiceError.codeOf(e).endsWith(".Malformed")) {
                throw e;
            }
            throw absent(parameter, ServiceError.messageOf(e));
        }
        if (!missing.isEmpty()) {
            throw absent(parameter, type + " " + missing);
        }
    }

    private static AwsServiceException absent(String parameter, String what) {
        return InvalidTemplate.error("Parameter validation failed: parameter value for parameter name " + parameter
                + " does not exist: " + what);
    }

    private List<String> existing(String type, List<String> ids) {
        return switch (type) {
            case "AWS::EC2::Subnet::Id" -> calls.call(DescribeSubnetsRequest.builder().subnetIds(ids).build(),
                    DescribeSubnetsResponse.class).subnets().stream().map(Subnet::subnetId).toList();
            case "AWS::EC2::SecurityGroup::Id" -> calls.call(DescribeSecurityGroupsRequest.builder().groupIds(ids)
                    .build(), DescribeSecurityGroupsResponse.class).securityGroups().stream().map(
                            SecurityGroup::groupId).toList();
            case "AWS::EC2::VPC::Id" -> calls.call(DescribeVpcsRequest.builder().vpcIds(ids).build(),
                    DescribeVpcsResponse.class).vpcs().stream().map(Vpc::vpcId).toList();
            case "AWS::EC2::AvailabilityZone::Name" -> calls.call(DescribeAvailabilityZonesRequest.builder().build(),
                    DescribeAvailabilityZonesResponse.class).availabilityZones().stream().map(
                            AvailabilityZone::zoneName).toList();
            default -> throw InvalidTemplate.unsupported("Parameter type " + type);
        };
    }
}
