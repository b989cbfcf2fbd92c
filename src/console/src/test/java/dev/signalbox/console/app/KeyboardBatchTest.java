package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** The Batch screen without a mouse, against the local cloud. */
class KeyboardBatchTest extends KeyboardSession {
    private BatchClient batch;

    @BeforeEach
    void define() throws Exception {
        batch = session.clients().client(BatchClient.builder());
        environment("ce");
        batch.createJobQueue(q -> q.jobQueueName("day-queue").priority(10).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("ce")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").command("run").environment(e -> e.name("DB_PASSWORD").value("hunter2"))
                .resourceRequirements(r -> r.type("VCPU").value("16"), r -> r.type("MEMORY").value("512"))));
    }

    private void environment(String name) {
        batch.createComputeEnvironment(e -> e.computeEnvironmentName(name).type("MANAGED").computeResources(c -> c.type(
                "EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal").instanceRole(
                        "arn:aws:iam::000000000000:instance-profile/batch")));
    }

    private List<JobDetail> jobs() {
        var ids = batch.listJobs(l -> l.jobQueue("day-queue").filters(f -> f.name("AFTER_CREATED_AT").values("0")))
                .jobSummaryList().stream().map(j -> j.jobId()).toList();
        return ids.isEmpty() ? List.of() : batch.describeJobs(d -> d.jobs(ids)).jobs();
    }

    private JobDetail job(String name) {
        return jobs().stream().filter(j -> j.jobName().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void submitsClonesCancelsAndTerminatesJobs() throws Exception {
        goTo("batch");
        keys.until(() -> keys.eyes().rows("#queue-table") == 1);
        keys.tabTo("#submit-job").press(SPACE).isLedTo("#form-name").write("night-1").tabTo("#form-parameters").write(
                "in=s3://orders/a.csv").tabTo("#form-array").write("2").press(CONTROL, ENTER);
        keys.until(() -> jobs().size() == 1 && keys.eyes().text("#name").equals("night-1"));
        assertThat(job("night-1").arrayProperties().size()).isEqualTo(2);
        keys.eyes().sees("Children 2");
        keys.tabTo("#job-again").press(SPACE).isLedTo("#form-name");
        keys.eyes().shot("batch-clone-light");
        keys.fill("night-2").tabTo("#form-array").press(CONTROL, javafx.scene.input.KeyCode.A).press(
                javafx.scene.input.KeyCode.DELETE).tabTo("#form-vcpus").write("8").press(CONTROL, ENTER);
        keys.until(() -> keys.eyes().text("#name").equals("night-2") && keys.eyes().text("#why").contains(
                "16 vCPU") == keys
                        .eyes().text("#why").isEmpty());
        assertThat(job("night-2").parameters()).containsEntry("in", "s3://orders/a.csv");
        searchesCancelsAndTerminates();
    }

    private void searchesCancelsAndTerminates() throws Exception {
        keys.press(SLASH).isLedTo(".text-field").write("NIGHT-2").press(ENTER);
        keys.until(() -> keys.eyes().rows("#job-table") == 1 && keys.eyes().text("#job-searched").equals(
                "AWS found 1 job"));
        keys.tabTo("#job-table").downTo("#job-table", "night-2"::equals).shiftTabTo("#cancel").press(SPACE).confirm();
        keys.until(() -> job("night-2").status() == JobStatus.FAILED);
        keys.press(SLASH).isLedTo(".text-field").press(ESCAPE).tabTo("#job-table");
        keys.downTo("#job-table", "night-1"::equals).shiftTabTo("#terminate").press(SPACE).confirm();
        keys.until(() -> job("night-1").status() == JobStatus.FAILED);
        keys.tabTo("#job-table").press(SHIFT, HOME).shiftTabTo("#again").press(SPACE).isLedTo("#acts-begin");
    }

    @Test
    void changesQueuesEnvironmentsAndDefinitions() throws Exception {
        environment("spare");
        goTo("batch");
        keys.until(() -> keys.eyes().rows("#queue-table") == 1);
        keys.tabTo("#batch-tabs").press(RIGHT).tabTo("#queue-create").press(SPACE).isLedTo("#form-name").write("extra")
                .press(CONTROL, ENTER);
        keys.until(() -> keys.eyes().rows("#queues-table") == 2);
        keys.tabTo("#queues-table").downTo("#queues-table", "extra"::equals).tabTo("#queue-toggle").press(SPACE);
        keys.until(() -> keys.eyes().text("#queue-toggle").equals("Enable"));
        keys.tabTo("#queue-edit").press(SPACE).isLedTo("#form-priority").fill("77").press(CONTROL, ENTER);
        keys.until(() -> batch.describeJobQueues(q -> q.jobQueues("extra")).jobQueues().getFirst().priority() == 77);
        keys.tabTo("#queue-delete").press(SPACE).isLedTo("Cancel").shiftTabTo("#confirm-name").write("extra").tabTo(
                "Delete queue").press(SPACE);
        keys.until(() -> batch.describeJobQueues().jobQueues().size() == 1);
        environments();
        definitions();
    }

    private void environments() throws Exception {
        keys.shiftTabTo("#batch-tabs").press(RIGHT).tabTo("#environments-table").downTo("#environments-table",
                "spare"::equals).tabTo("#environment-toggle").press(SPACE);
        keys.until(() -> keys.eyes().text("#environment-toggle").equals("Enable"));
        keys.tabTo("#environment-resize").press(SPACE).isLedTo("#form-max").fill("9").press(CONTROL, ENTER);
        keys.until(() -> batch.describeComputeEnvironments(e -> e.computeEnvironments("spare")).computeEnvironments()
                .getFirst().computeResources().maxvCpus() == 9);
        keys.shiftTabTo("#environment-create").press(SPACE).isLedTo("#form-name").write("third").press(CONTROL, ENTER);
        keys.until(() -> batch.describeComputeEnvironments().computeEnvironments().size() == 3);
        keys.tabTo("#environment-delete").press(SPACE).isLedTo("Cancel").shiftTabTo("#confirm-name").write("spare")
                .tabTo("Delete environment").press(SPACE);
        keys.until(() -> batch.describeComputeEnvironments().computeEnvironments().size() == 2);
    }

    private void definitions() throws Exception {
        keys.shiftTabTo("#batch-tabs").press(RIGHT).tabTo("#definitions-table").downTo("#definitions-table",
                "huge"::equals).tabTo("#definition-form").press(SPACE).isLedTo("#form-image").tabTo("#form-memory")
                .fill(
                        "1024").press(CONTROL, ENTER);
        keys.until(() -> keys.eyes().rows("#revisions-table") == 2 && keys.eyes().rows("#changes-table") == 1);
        keys.eyes().sees("Revision 1 to 2");
        assertThat(batch.describeJobDefinitions(d -> d.jobDefinitions("huge:2")).jobDefinitions().getFirst()
                .containerProperties().environment().getFirst().value()).isEqualTo("hunter2");
        keys.eyes().shot("batch-definitions-light");
        keys.tabTo("#definition-json").press(SPACE).isLedTo("#form-json");
        keys.eyes().shot("batch-definition-json-light");
        keys.press(CONTROL, ENTER);
        keys.until(() -> keys.eyes().rows("#revisions-table") == 3);
        keys.tabTo("#revisions-table").press(END).press(DOWN).tabTo("#definition-deregister").press(SPACE);
        keys.isLedTo("Cancel");
        assertThat(batch.describeJobDefinitions(d -> d.status("ACTIVE")).jobDefinitions()).hasSize(3);
        keys.press(TAB).press(SPACE);
        Eventually.on(() -> batch.describeJobDefinitions(d -> d.status("ACTIVE")).jobDefinitions().size() == 2);
    }
}
