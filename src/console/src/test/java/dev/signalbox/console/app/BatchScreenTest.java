package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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
        environment("download-environment-ec2");
        batch.createJobQueue(q -> q.jobQueueName("download-queue").priority(10)
                .computeEnvironmentOrder(o -> o.order(1).computeEnvironment("download-environment-ec2")));
        define("absent", 2);
        define("huge", 16);
        open();
    }

    private void environment(String name) {
        batch.createComputeEnvironment(e -> e.computeEnvironmentName(name).type("MANAGED")
                .computeResources(c -> c.type("EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes(
                        "optimal")
                        .instanceRole("arn:aws:iam::000000000000:instance-profile/batch")));
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

    private boolean outcome(String words) throws Exception {
        return Operator.onFx(() -> stage.getScene().getRoot().lookupAll(".outcome-note .label").stream().anyMatch(
                n -> n instanceof javafx.scene.control.Labeled l && l.getText() != null && l.getText().contains(
                        words)));
    }

    @Test
    void showsWhyJobsFailAndWaitAndChangesThem(FxRobot robot) throws Exception {
        var failed = submit("download-1234498", "absent");
        Eventually.on(() -> jobStatus(failed) == JobStatus.FAILED);
        var waiting = submit("download-1234567", "huge");
        var behind = submit("download-1234571", "absent");
        operator.click("#nav-batch");
        Eventually.on(() -> operator.rows("#job-table") == 3 && operator.rows("#queue-table") == 1);

        operator.click("download-1234498", () -> operator.text("#name").equals("download-1234498"));
        Eventually.on(() -> operator.text("#status").equals("Failed"));
        operator.click("Attempts 2");
        operator.sees("none");
        operator.shot("batch-failed-light");

        operator.click("download-1234571", () -> operator.text("#name").equals("download-1234571"));
        Eventually.on(() -> operator.text("#why").contains("download-1234567 is the first"));
        operator.click("#fix-OpenJob");
        Eventually.on(() -> operator.text("#why").contains("needs 16 vCPU"));
        operator.click("Details");
        operator.shot("batch-waiting-light");
        operator.dark(true);
        operator.shot("batch-waiting-dark");
        operator.dark(false);

        cancelsTheOneBehindAndTerminatesTheFirst(behind, waiting);
        operator.click("#toggle-download-queue");
        Eventually.on(() -> batch.describeJobQueues().jobQueues().getFirst().state() == JQState.DISABLED);
        Eventually.on(() -> operator.text("#toggle-download-queue").equals("Enable"));
        operator.sees(".outcome-note .note");
        operator.shot("batch-disabled-light");
    }

    private void cancelsTheOneBehindAndTerminatesTheFirst(String behind, String waiting) throws Exception {
        operator.choose("#job-table", "download-1234571"::equals);
        operator.click("#cancel");
        operator.sees("Cancel 1 job");
        assertThat(jobStatus(behind)).isEqualTo(JobStatus.RUNNABLE);
        operator.click("Cancel 1 job");
        Eventually.on(() -> jobStatus(behind) == JobStatus.FAILED);
        operator.choose("#job-table", "download-1234567"::equals);
        operator.click("#terminate");
        operator.sees("Terminate 1 job");
        operator.shot("batch-terminate-light");
        assertThat(jobStatus(waiting)).isEqualTo(JobStatus.RUNNABLE);
        operator.click("Terminate 1 job");
        Eventually.on(() -> jobStatus(waiting) == JobStatus.FAILED);
    }

    @Test
    void raisesALimitTerminatesManyAndSubmitsAgain(FxRobot robot) throws Exception {
        var first = submit("many-of-these-jobs-1", "huge");
        submit("many-of-these-jobs-2", "huge");
        submit("many-of-these-jobs-3", "huge");
        operator.click("#nav-batch");
        Eventually.on(() -> operator.rows("#job-table") == 3);
        operator.choose("#job-table", "many-of-these-jobs-2"::equals);
        operator.press(KeyCode.HOME);
        operator.chord(KeyCode.SHIFT, KeyCode.END);
        operator.click("#terminate");
        Eventually.on(() -> operator.rows("#acts-table") == 3);
        operator.shot("batch-acts-plan-light");
        operator.click("#acts-begin");
        operator.click(".dialog-pane .danger");
        Eventually.on(() -> jobStatus(first) == JobStatus.FAILED);
        operator.sees("3 done · 0 go on · 0 asked and not over yet · 0 refused");
        operator.shot("batch-acts-light");

        operator.click(".pane-close");
        operator.click("many-of-these-jobs-1", () -> operator.text("#name").equals("many-of-these-jobs-1"));
        operator.click("#again");
        operator.click("Submit 1 job again");
        Eventually.on(() -> operator.rows("#job-table") == 4);
        operator.click("#chip-RUNNABLE");
        Eventually.on(() -> operator.rows("#job-table") == 1);
        operator.choose("#job-table", "many-of-these-jobs-1"::equals);
        Eventually.on(() -> operator.text("#why").contains("needs 16 vCPU"));
        operator.click("#fix-RaiseMax");
        operator.click("Raise to 16 vCPU");
        Eventually.on(() -> batch.describeComputeEnvironments().computeEnvironments().getFirst().computeResources()
                .maxvCpus() == 16);
        Eventually.on(() -> operator.rows("#job-table") == 0); // it has room now, and fails for want of its jar
    }

    @Test
    void submitsFromADefinitionAndComparesItsRevisions(FxRobot robot) throws Exception {
        define("absent", 3);
        operator.click("#nav-batch");
        operator.click("#batch-tab-definitions");
        Eventually.on(() -> operator.rows("#definitions-table") == 2);
        operator.click("absent");
        operator.sees("Revision 1 to 2");
        Eventually.on(() -> operator.rows("#changes-table") == 1);
        operator.shot("batch-definitions-mouse-light");
        operator.click("#definition-form");
        operator.sees("#form-memory");
        robot.doubleClickOn("#form-memory", MouseButton.PRIMARY).write("1024");
        robot.clickOn("#form-do", MouseButton.PRIMARY);
        Eventually.on(() -> operator.rows("#revisions-table") == 3);
        operator.click("#definition-deregister");
        operator.sees("Deregister 1 revision");
        assertThat(batch.describeJobDefinitions(d -> d.status("ACTIVE")).jobDefinitions()).hasSize(4);
        operator.click(".dialog-pane .danger");
        Eventually.on(() -> batch.describeJobDefinitions(d -> d.status("ACTIVE")).jobDefinitions().size() == 3);
        operator.click("#definition-submit");
        operator.sees("#form-name");
        robot.clickOn("#form-name", MouseButton.PRIMARY).write("from-definition");
        operator.shot("batch-submit-light");
        robot.clickOn("#form-do", MouseButton.PRIMARY);
        Eventually.on(() -> operator.text("#name").equals("from-definition"));
    }

    @Test
    void makesChangesAndDeletesQueuesAndEnvironments(FxRobot robot) throws Exception {
        environment("spare-environment-of-ec2");
        operator.click("#nav-batch");
        operator.click("#batch-tab-queues");
        operator.click("#queue-create");
        operator.sees("#form-name");
        robot.clickOn("#form-name", MouseButton.PRIMARY).write("overnight-downloads-queue");
        operator.shot("batch-queue-form-light");
        robot.clickOn("#form-do", MouseButton.PRIMARY);
        Eventually.on(() -> operator.rows("#queues-table") == 2);
        operator.choose("#queues-table", "overnight-downloads-queue"::equals);
        operator.shot("batch-queues-light");
        operator.click("#queue-edit");
        operator.sees("#form-priority");
        robot.doubleClickOn("#form-priority", MouseButton.PRIMARY).write("77");
        robot.clickOn("#form-do", MouseButton.PRIMARY);
        Eventually.on(() -> batch.describeJobQueues(q -> q.jobQueues("overnight-downloads-queue")).jobQueues()
                .getFirst()
                .priority() == 77);
        operator.click("#queue-delete");
        operator.sees("#confirm-name");
        assertThat(batch.describeJobQueues().jobQueues()).hasSize(2);
        robot.clickOn("#confirm-name", MouseButton.PRIMARY).write("overnight-downloads-queue");
        robot.clickOn("Delete queue", MouseButton.PRIMARY);
        Eventually.on(() -> batch.describeJobQueues().jobQueues().size() == 1);
        Eventually.on(() -> outcome("Delete queue overnight-downloads-queue"));
        looksAfterEnvironments(robot);
    }

    private void looksAfterEnvironments(FxRobot robot) throws Exception {
        operator.click("#batch-tab-environments");
        operator.choose("#environments-table", "download-environment-ec2"::equals);
        operator.sees("Used by download-queue. Take it out of their order first, then it can be deleted.");
        operator.shot("batch-environments-light");
        operator.dark(true);
        operator.shot("batch-environments-dark");
        operator.dark(false);
        operator.choose("#environments-table", "spare-environment-of-ec2"::equals);
        operator.click("#environment-resize");
        operator.sees("#form-max");
        robot.doubleClickOn("#form-max", MouseButton.PRIMARY).write("9");
        robot.clickOn("#form-do", MouseButton.PRIMARY);
        Eventually.on(() -> batch.describeComputeEnvironments(e -> e.computeEnvironments("spare-environment-of-ec2"))
                .computeEnvironments().getFirst().computeResources().maxvCpus() == 9);
        operator.click("#environment-toggle");
        Eventually.on(() -> operator.text("#environment-toggle").equals("Enable"));
        operator.click("#environment-delete");
        operator.sees("#confirm-name");
        robot.clickOn("#confirm-name", MouseButton.PRIMARY).write("spare-environment-of-ec2");
        robot.clickOn("Delete environment", MouseButton.PRIMARY);
        Eventually.on(() -> batch.describeComputeEnvironments().computeEnvironments().size() == 1);
    }
}
