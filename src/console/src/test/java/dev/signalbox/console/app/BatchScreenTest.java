package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** The Batch screen in the real console, against the local cloud. */
@ExtendWith(ApplicationExtension.class)
class BatchScreenTest {
    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private BatchClient batch;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        batch = session.clients().client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("download-ce").type("MANAGED")
                .computeResources(c -> c.type("EC2").maxvCpus(4).subnets("subnet-1").instanceTypes("optimal")
                        .instanceRole("arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("download-queue").priority(10)
                .computeEnvironmentOrder(o -> o.order(1).computeEnvironment("download-ce")));
        define("absent", 2);
        define("huge", 16);
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    private void define(String name, int vcpus) {
        batch.registerJobDefinition(d -> d.jobDefinitionName(name).type("container").retryStrategy(r -> r.attempts(2))
                .containerProperties(c -> c.image("s3://jars/absent.jar").command("run").resourceRequirements(
                        r -> r.type("VCPU").value("" + vcpus), r -> r.type("MEMORY").value("512"))));
    }

    @AfterEach
    void close() throws Exception {
        shot("batch-last");
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    private String submit(String name, String definition) {
        return batch.submitJob(s -> s.jobName(name).jobQueue("download-queue").jobDefinition(definition)).jobId();
    }

    private JobStatus status(String id) {
        return batch.describeJobs(d -> d.jobs(id)).jobs().getFirst().status();
    }

    @Test
    void showsWhyJobsFailAndWaitAndChangesThem(FxRobot robot) throws Exception {
        var failed = submit("download-1234498", "absent");
        Eventually.on(() -> status(failed) == JobStatus.FAILED);
        var waiting = submit("download-1234567", "huge");
        submit("download-1234571", "absent");
        Eventually.on(() -> robot.lookup("#nav-batch").tryQuery().isPresent());
        robot.clickOn("#nav-batch");
        Eventually.on(() -> rows(robot, "#job-table") == 3 && rows(robot, "#queue-table") == 1);

        open(robot, "download-1234498");
        Eventually.on(() -> text(robot, "#status").equals("Failed"));
        robot.clickOn("Attempts 2");
        Eventually.on(() -> robot.lookup("none").tryQuery().isPresent());
        shot("batch-failed-light");

        open(robot, "download-1234567");
        Eventually.on(() -> text(robot, "#why").contains("needs 16 vCPU"));
        robot.clickOn("Details");
        shot("batch-waiting-light");
        dark(true);
        shot("batch-waiting-dark");
        dark(false);

        robot.clickOn("#terminate");
        Eventually.on(() -> robot.lookup("Terminate 1 job").tryQuery().isPresent());
        shot("batch-terminate-light");
        robot.clickOn("Terminate 1 job");
        Eventually.on(() -> status(waiting) == JobStatus.FAILED);

        robot.clickOn("#toggle-download-queue");
        Eventually.on(() -> batch.describeJobQueues().jobQueues().getFirst().state() == JQState.DISABLED);
        Eventually.on(() -> text(robot, "#toggle-download-queue").equals("Enable"));
        shot("batch-disabled-light");
        assertThat(robot.lookup(".outcome-note .note").tryQuery()).isPresent();
    }

    /** Clicks on the job's row; rows come and change while the robot aims, so it may need to aim again. */
    private static void open(FxRobot robot, String job) throws Exception {
        Eventually.on(() -> {
            if (robot.lookup(job).tryQuery().isPresent() && !text(robot, "#name").equals(job)) {
                robot.clickOn(job);
            }
            return text(robot, "#name").equals(job);
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static int rows(FxRobot robot, String table) {
        return robot.lookup(table).tryQueryAs(TableView.class).map(t -> t.getItems().size()).orElse(-1);
    }

    private void dark(boolean on) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Theme.setDark(stage.getScene(), on));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shot(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        }).get(10, TimeUnit.SECONDS);
    }
}
