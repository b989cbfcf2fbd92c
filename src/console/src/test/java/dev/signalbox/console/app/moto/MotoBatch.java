package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.ComputeEnvironment.Machines;
import dev.signalbox.console.model.batch.ComputeEnvironment.Size;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

/** Batch: everything that a queue needs, and jobs. */
final class MotoBatch {
    private static final String NOT_DONE = "no job";
    private final Session session;
    private final Journey journey;
    private final BatchPorts batch;
    private String job = NOT_DONE;

    MotoBatch(Session session, Journey journey) {
        this.session = session;
        this.journey = journey;
        batch = AwsBatch.ports(session.clients(), session.clock());
    }

    void walk() {
        step("nothing yet", () -> batch.queues().queues().size() + batch.environments().environments().size() + batch
                .definitions().definitions().size());
        step("make a compute environment", this::environment);
        step("make a queue", () -> {
            batch.queues().create(new JobQueue("moto", true, "", "", 1, List.of("moto-ce"), List.of()));
            return batch.queues().queues().getFirst().status();
        });
        step("register a job definition", () -> batch.definitions().register(
                """
                        {"jobDefinitionName":"job","type":"container","containerProperties":{"image":"busybox","command":["echo","hello"],
                        "resourceRequirements":[{"type":"VCPU","value":"1"},{"type":"MEMORY","value":"512"}]}}"""));
        step("job definitions", () -> batch.definitions().definitions().getFirst().id());
        jobs();
        step("front of a queue", () -> batch.queues().front("moto").places().size());
        step("change a queue", () -> {
            batch.queues().update(new JobQueue("moto", true, "", "", 5, List.of("moto-ce"), List.of()));
            assertThat(batch.queues().queues().getFirst().priority()).isEqualTo(5);
            return "priority 5";
        });
        step("resize a compute environment", () -> {
            batch.environments().resize("moto-ce", new Size(Optional.of(0), Optional.of(0), 8));
            assertThat(batch.environments().environments().getFirst().maxVcpus()).isEqualTo(8);
            return "8 vCPUs";
        });
        step("disable and delete", () -> {
            batch.queues().enable("moto", false);
            batch.queues().delete("moto");
            batch.environments().enable("moto-ce", false);
            batch.environments().delete("moto-ce");
            batch.definitions().deregister(batch.definitions().definitions().getFirst().arn());
            return batch.queues().queues().size() + batch.environments().environments().size() + " left";
        });
    }

    private void jobs() {
        step("submit a job", () -> {
            job = batch.jobs().submit(JobOrder.of("first", "moto", "job:1"));
            return "submitted";
        });
        step("jobs of a queue", () -> {
            Eventually.on(() -> batch.jobs().recent("moto").jobs().size() == 1);
            return batch.jobs().recent("moto").jobs().getFirst().status();
        });
        step("jobs by name", () -> {
            assertThat(batch.jobs().named("moto", "fir")).hasSize(1);
            return "found";
        });
        step("a job's details", () -> {
            Eventually.on(() -> batch.jobs().job(job).summary().status() == JobStatus.SUCCEEDED);
            var details = batch.jobs().job(job);
            return details.summary().status() + ", log " + details.logGroup() + " " + details.newestLogStream();
        });
        step("a job's log", () -> {
            var details = batch.jobs().job(job);
            return new AwsLogsGateway(session.clients()).tail(details.logGroup(), details.newestLogStream()
                    .orElseThrow(), 100).size() + " lines";
        });
        step("the same job again", () -> batch.jobs().again(job).name());
        step("an array and its children", () -> {
            var array = batch.jobs().submit(new JobOrder("array", "moto", "job:1", java.util.Map.of(),
                    JobOrder.Overrides.NONE, Optional.of(3), List.of(), Optional.empty(), Optional.empty(),
                    java.util.Map.of()));
            assertThat(batch.jobs().children(array, EnumSet.allOf(JobStatus.class))).hasSize(3);
            return "3 children";
        });
        step("terminate a job that ended", () -> {
            batch.jobs().terminate(job, "enough");
            return "accepted";
        });
        step("a job that is not there", () -> MotoRest.refused(() -> batch.jobs().job(
                "00000000-0000-0000-0000-000000000000")));
    }

    private Object environment() throws Exception {
        var subnet = session.clients().client(Ec2Client.builder()).describeSubnets().subnets().getFirst().subnetId();
        var group = session.clients().client(Ec2Client.builder()).describeSecurityGroups().securityGroups().getFirst()
                .groupId();
        var iam = session.clients().client(IamClient.builder());
        var role = iam.createRole(r -> r.roleName("batch").assumeRolePolicyDocument("{}")).role().arn();
        var profile = iam.createInstanceProfile(p -> p.instanceProfileName("batch")).instanceProfile().arn();
        iam.addRoleToInstanceProfile(p -> p.roleName("batch").instanceProfileName("batch"));
        batch.environments().create(new ComputeEnvironment("moto-ce", true, "", "", "EC2", new Size(Optional.of(0),
                Optional
                        .of(0), 4), new Machines(List.of("c5.large"), List.of(subnet), List.of(group), profile, role,
                                "BEST_FIT", "")));
        return batch.environments().environments().getFirst().status();
    }

    private void step(String what, Journey.Doing doing) {
        journey.step("Batch", what, doing);
    }
}
