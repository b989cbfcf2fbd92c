package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/**
 * Whether a compute environment can be put up. As on AWS, one that names a role, subnet or security group that is not
 * there is taken and then INVALID, and an update with the right name repairs it; see
 * <a href="https://docs.aws.amazon.com/batch/latest/userguide/invalid_compute_environment.html">INVALID compute
 * environment</a>. AWS finds that out some time later, and this at once.
 */
final class Health {
    private static final String HEALTHY = "ComputeEnvironment Healthy";
    private static final String SERVICE = "batch.amazonaws.com";

    private final Calls calls;

    Health(Calls calls) {
        this.calls = calls;
    }

    /** The environment with its status and the reason of that. */
    ComputeEnvironmentDetail examined(ComputeEnvironmentDetail detail) {
        var problem = problem(detail);
        return detail.copy(d -> d.status(problem.isPresent() ? CEStatus.INVALID : CEStatus.VALID).statusReason(problem
                .map(p -> "CLIENT_ERROR - " + p).orElse(HEALTHY)));
    }

    private Optional<String> problem(ComputeEnvironmentDetail detail) {
        var resources = detail.computeResources();
        if (!assumable(detail.serviceRole())) {
            return Optional.of("Not authorized to perform sts:AssumeRole" + origin("AWSSecurityTokenService", 403,
                    "AccessDenied"));
        }
        if (resources.spotIamFleetRole() != null && role(resources.spotIamFleetRole()).filter(Optional::isEmpty)
                .isPresent()) {
            return Optional.of("Parameter: SpotFleetRequestConfig.IamFleetRole is invalid." + origin("AmazonEC2", 400,
                    "InvalidSpotFleetRequestConfig"));
        }
        var subnets = absent(DescribeSubnetsRequest.builder().subnetIds(resources.subnets()).build(),
                DescribeSubnetsResponse.class);
        return subnets.isPresent() || resources.securityGroupIds().isEmpty() ? subnets
                : absent(DescribeSecurityGroupsRequest.builder().groupIds(resources.securityGroupIds()).build(),
                        DescribeSecurityGroupsResponse.class);
    }

    private boolean assumable(@Nullable String role) {
        if (role == null || role.contains(":role/aws-service-role/")) {
            return true;
        }
        return role(role).map(found -> found.filter(trust -> trust.contains(SERVICE)).isPresent()).orElse(true);
    }

    /** Whom a role trusts; empty if there is no such role; and all empty if nobody here knows roles. */
    private Optional<Optional<String>> role(String nameOrArn) {
        if (!calls.implementsOperation(GetRoleRequest.class)) {
            return Optional.empty();
        }
        var name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        try {
            var trust = calls.call(GetRoleRequest.builder().roleName(name).build(), GetRoleResponse.class).role()
                    .assumeRolePolicyDocument();
            return Optional.of(Optional.of(URLDecoder.decode(trust, StandardCharsets.UTF_8)));
        } catch (AwsServiceException e) {
            if (ServiceError.codeOf(e).startsWith("NoSuchEntity") || e.statusCode() == 400) {
                return Optional.of(Optional.empty());
            }
            throw e;
        }
    }

    /** What EC2 says of ids that it does not know. */
    private <R extends AwsResponse> Optional<String> absent(AwsRequest lookup, Class<R> answer) {
        if (!calls.implementsOperation(lookup.getClass())) {
            return Optional.empty();
        }
        try {
            calls.call(lookup, answer);
            return Optional.empty();
        } catch (AwsServiceException e) {
            if (e.statusCode() != 400) {
                throw e;
            }
            return Optional.of(ServiceError.messageOf(e) + origin("AmazonEC2", 400, ServiceError.codeOf(e)));
        }
    }

    private static String origin(String service, int status, String code) {
        return " (Service: " + service + "; Status Code: " + status + "; Error Code: " + code + "; Request ID: " + UUID
                .randomUUID() + ")";
    }
}
