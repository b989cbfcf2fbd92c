package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** A large account, whose lists come in pages; where a filter applies, a page may be empty and not the last. */
class NetworkDefaultsTest {
    private static final String MORE = "more";
    private int askedForSubnets;

    /** @param endless whether there is always one more page of subnets */
    private final class Pages implements Ec2Client {
        private final boolean endless;

        Pages(boolean endless) {
            this.endless = endless;
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}

        private static @Nullable String next(@Nullable String token) {
            return token == null ? MORE : null;
        }

        @Override
        public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
            var none = DescribeVpcsResponse.builder().nextToken(next(request.nextToken()));
            return request.nextToken() == null ? none.build()
                    : none.vpcs(Vpc.builder().vpcId("vpc-1").build()).build();
        }

        @Override
        public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
            int page = askedForSubnets++;
            return DescribeSubnetsResponse.builder().subnets(IntStream.range(0, endless ? 100 : 1).mapToObj(
                    i -> Subnet.builder().subnetId("subnet-" + page + "-" + i).build()).toList()).nextToken(endless
                            ? MORE + page
                            : next(request.nextToken())).build();
        }

        @Override
        public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
            var answer = DescribeSecurityGroupsResponse.builder().nextToken(next(request.nextToken()));
            return request.nextToken() == null ? answer.build()
                    : answer.securityGroups(SecurityGroup.builder().groupId("sg-1").build()).build();
        }
    }

    @Test
    void everyPageIsRead() {
        assertThat(NetworkDefaults.find(new Pages(false))).isEqualTo(new NetworkDefaults(Optional.of("vpc-1"), List.of(
                "subnet-0-0", "subnet-1-0"), List.of("sg-1")));
    }

    @Test
    void thousandsOfSubnetsAreNotReadToTheEnd() {
        assertThat(NetworkDefaults.find(new Pages(true)).subnets()).hasSize(1_000);
        assertThat(askedForSubnets).isEqualTo(10);
    }
}
