package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** The Batch screen in the real console, against the local cloud. */
class BatchScreenTest extends ConsoleOnLocalCloud {
    private BatchClient batch;

    @BeforeEach
    void define() throws Exception {
        batch = session.clients().client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("download-ce").type("MANAGED")
                .computeResources(c -> c.type("EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes(
                        "optimal")
                        .instanceRole("arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("download-queue").priority(10)
                .computeEnvironmentOrder(o -> o.order(1).computeEnvironment("download-ce")));
        define("absent", 2);
        define("huge", 16);
        open();
    }

    private void define(String name, int vcpus) {
        batch.registerJobDefinition(d -> d.jobDefinitionName(name).type("container").retryStrategy(r -> r.attempts(2))
                .containerProperties(c -> c.image("s3://jars/absent.jar").command("run").resourceRequirements(
                        r -> r.type("VCPU").value("" + vcpus), r -> r.type("MEMORY").value("512"))));
    }

    private String submit(String name, String definition) {
        return batch.submitJob(s -> s.jobName(name).jobQueue("download-queue").jobDefinition(definition)).jobId();
    }

    private JobStatus jobStatus(String id) {
        return batch.describeJobs(d -> d.jobs(id)).jobs().getFirst().status();
    }

    @Test
    void showsWhyJobsFailAndWaitAndChangesThem(FxRobot robot) throws Exception {
        var failed = submit("download-1234498", "absent");
        Eventually.on(() -> jobStatus(failed) == JobStatus.FAILED);
        var waiting = submit("download-1234567", "huge");
        submit("download-1234571", "absent");
        operator.click("#nav-batch");
        Eventually.on(() -> operator.rows("#job-table") == 3 && operator.rows("#queue-table") == 1);

        operator.click("download-1234498", () -> operator.text("#name").equals("download-1234498"));
        Eventually.on(() -> operator.text("#status").equals("Failed"));
        operator.click("Attempts 2");
        operator.sees("none");
        operator.shot("batch-failed-light");

        operator.click("download-1234567", () -> operator.text("#name").equals("download-1234567"));
        Eventually.on(() -> operator.text("#why").contains("needs 16 vCPU"));
        operator.click("Details");
        operator.shot("batch-waiting-light");
        operator.dark(true);
        operator.shot("batch-waiting-dark");
        operator.dark(false);

        operator.click("#terminate");
        operator.sees("Terminate 1 job");
        operator.shot("batch-terminate-light");
        operator.click("Terminate 1 job");
        Eventually.on(() -> jobStatus(waiting) == JobStatus.FAILED);

        operator.click("#toggle-download-queue");
        Eventually.on(() -> batch.describeJobQueues().jobQueues().getFirst().state() == JQState.DISABLED);
        Eventually.on(() -> operator.text("#toggle-download-queue").equals("Enable"));
        operator.sees(".outcome-note .note");
        operator.shot("batch-disabled-light");
    }
}
