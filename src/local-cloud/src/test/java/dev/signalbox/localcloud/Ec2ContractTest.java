package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;

final class Ec2ContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private Ec2Client ec2;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        ec2 = fixture.client(Ec2Client.builder());
    }

    @AfterEach
    void stop() {
        ec2.close();
        fixture.close();
    }

    @Test
    void hasOneDefaultVpcWithTwoSubnetsAndAGroup() {
        var vpcs = ec2.describeVpcs(r -> r.filters(filter("is-default", "true"))).vpcs();
        assertThat(vpcs).hasSize(1);
        var vpc = vpcs.getFirst().vpcId();

        var subnets = ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc), filter("default-for-az", "true")))
                .subnets();
        assertThat(subnets).hasSize(2).extracting(Subnet::availabilityZone).containsExactly("local-1a", "local-1b");
        var groups = ec2.describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc), filter("group-name", "def*")))
                .securityGroups();
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().ipPermissionsEgress().getFirst().ipRanges().getFirst().cidrIp()).isEqualTo(
                "0.0.0.0/0");
        assertThat(ec2.describeAvailabilityZones().availabilityZones()).hasSize(2);
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(ec2.describeVpcs(r -> r.filters(filter("is-default", "false"))).vpcs()).isEmpty();
        refused(() -> ec2.describeSubnets(r -> r.subnetIds("subnet-nowhere")), "InvalidSubnetID.NotFound");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(() -> ec2.describeVpcs(r -> r.filters(filter("tag:Name", "x"))), "InvalidParameterValue");
        refused(() -> ec2.describeInstances(), "InvalidAction");
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Ec2Exception.class, e -> assertThat(e.awsErrorDetails()
                .errorCode()).isEqualTo(code));
    }
}
