package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.CreateComputeEnvironmentRequest;
import software.amazon.awssdk.services.iam.IamClient;

/** Compute environments over the wire: what AWS refuses at once, and what makes one INVALID. */
final class BatchEnvironmentsContractTest {
    private static final String SUBNET = "subnet-0a1b2c3d4e5f60001";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "\"sts:AssumeRole\",\"Principal\":{\"Service\":\"%s.amazonaws.com\"}}]}";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private BatchClient batch;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        batch = fixture.client(BatchClient.builder());
    }

    @AfterEach
    void stop() {
        batch.close();
        fixture.close();
    }

    private void create(String name, Consumer<CreateComputeEnvironmentRequest.Builder> more) {
        batch.createComputeEnvironment(r -> r.computeEnvironmentName(name).type("MANAGED").computeResources(fargate(
                SUBNET)).applyMutation(more));
    }

    private static ComputeResource fargate(String subnet) {
        return ComputeResource.builder().type("FARGATE").maxvCpus(4).subnets(subnet).securityGroupIds(
                "sg-0a1b2c3d4e5f60001").build();
    }

    private ComputeEnvironmentDetail describe(String name) {
        return batch.describeComputeEnvironments(d -> d.computeEnvironments(name)).computeEnvironments().getFirst();
    }

    @Test
    void roleThatCannotBeAssumedMakesItInvalidUntilItIsUpdated() {
        try (var iam = fixture.client(IamClient.builder())) {
            var other = iam.createRole(r -> r.roleName("other").assumeRolePolicyDocument(TRUST.formatted("lambda")))
                    .role().arn();
            var right = iam.createRole(r -> r.roleName("right").assumeRolePolicyDocument(TRUST.formatted("batch")))
                    .role().arn();
            create("env", r -> r.serviceRole(other));

            assertThat(describe("env").status()).isEqualTo(CEStatus.INVALID);
            assertThat(describe("env").statusReason()).startsWith("CLIENT_ERROR - Not authorized to perform"
                    + " sts:AssumeRole (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied;");
            refused(() -> batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o
                    .order(1).computeEnvironment("env"))), "Compute Environments must be created and valid");

            batch.updateComputeEnvironment(u -> u.computeEnvironment("env").serviceRole(right));
            assertThat(describe("env").status()).isEqualTo(CEStatus.VALID);
            assertThat(describe("env").statusReason()).isEqualTo("ComputeEnvironment Healthy");
        }
    }

    private static void refused(Runnable call, String why) {
        assertThatThrownBy(call::run).isInstanceOf(ClientException.class).hasMessageContaining(why);
    }

    @Test
    void namesThatAreNotThereMakeItInvalid() {
        create("role", r -> r.serviceRole("arn:aws:iam::000000000000:role/absent"));
        create("subnet", r -> r.computeResources(fargate("subnet-1")));

        assertThat(describe("role").statusReason()).startsWith("CLIENT_ERROR - Not authorized");
        assertThat(describe("subnet").status()).isEqualTo(CEStatus.INVALID);
        assertThat(describe("subnet").statusReason()).startsWith("CLIENT_ERROR - ").contains("subnet-1",
                "InvalidSubnetID.NotFound");
        batch.updateComputeEnvironment(u -> u.computeEnvironment("subnet").state("DISABLED"));
        batch.deleteComputeEnvironment(d -> d.computeEnvironment("subnet"));
    }

    @Test
    void refusesWhatAwsRefusesInItsWords() {
        refused(() -> create("off", r -> r.state("DISABLED")),
                "Compute Environment must be created in ENABLED state.");
        refused(() -> create("a b", r -> {}), "Compute Environment name should match a valid pattern.");
        machines("Instance role is required.", c -> c.instanceTypes("optimal"));
        machines("Resource instanceTypes are required.", c -> c.instanceRole("role"));
        machines("maxvCpus should be greater than or equal to minvCpus.", c -> c.minvCpus(5));
        machines("desiredvCpus should be between minvCpus and maxvCpus.", c -> c.desiredvCpus(9));
        refused(() -> create("fargate", r -> r.computeResources(fargate(SUBNET).copy(c -> c.desiredvCpus(1)))),
                "desiredvCpus is not applicable for Fargate.");
    }

    @Test
    void queueKeepsToOneKindOfEnvironment() {
        create("fargate", r -> {});
        create("ec2", r -> r.computeResources(c -> c.type("EC2").maxvCpus(4).subnets(SUBNET).instanceTypes("optimal")
                .instanceRole("role")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("fargate")));

        refused(() -> batch.updateJobQueue(u -> u.jobQueue("queue").computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ec2"))), "Fargate and EC2 compute environments can not be mixed.");
        refused(() -> batch.updateJobQueue(u -> u.jobQueue("queue").computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("fargate"), o -> o.order(2).computeEnvironment("ec2"))), "can not be mixed.");
        refused(() -> batch.updateJobQueue(u -> u.jobQueue("queue").computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("fargate"), o -> o.order(1).computeEnvironment("fargate"))),
                "Duplicate ComputeEnvironment order values.");
    }

    private void machines(String why, Consumer<ComputeResource.Builder> how) {
        refused(() -> create("ec2", r -> r.computeResources(c -> c.type("EC2").maxvCpus(4).subnets(SUBNET)
                .applyMutation(how))), why);
    }
}
