package dev.signalbox.console.screen.batch;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.batch.BatchChanges;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.batch.JobActs;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Batch screen as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class BatchPictureTest {
    private static final Clock CLOCK = Clock.fixed(ScriptedBatch.NOON, ZoneOffset.UTC);

    private final ScriptedBatch batch = new ScriptedBatch();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Navigator navigator = new Navigator(new Destination.Batch());
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        batch.add("download-1234502", JobStatus.RUNNING, 1260);
        batch.add("download-1234509", JobStatus.RUNNING, 1020);
        batch.add("download-1234567", JobStatus.RUNNABLE, 2280);
        batch.add("download-1234571", JobStatus.RUNNABLE, 2160);
        batch.add("merge-1234567", JobStatus.PENDING, 2280);
        batch.add("download-1234498", JobStatus.FAILED, 3720);
        batch.add("download-1234497", JobStatus.SUCCEEDED, 4200);
        batch.definitions.add(definition(1, "512"));
        batch.definitions.add(definition(2, "1024"));
        var worker = new SerialWorker("test");
        var store = new BatchStore(batch.ports(), batch, Work.on(worker), CLOCK);
        var around = new BatchSurroundings(store, new BatchChanges(batch.ports(), store, worker, CLOCK), new JobActs(
                batch, store, new Tasks(CLOCK), worker), TestFrame.LOCAL, poller, navigator, Preferences.forgotten(),
                new FxThread(), CLOCK);
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.BATCH, new Destination.Batch(),
                () -> ScreenEntry.Loaded.of(Views.BATCH, new BatchController(around)))));
    }

    private static JobDefinition definition(int revision, String memory) {
        return new JobDefinition("download", revision, "arn:" + revision, "container", "ACTIVE", "FARGATE",
                "s3://jars/download.jar", "4 vCPU, " + memory + " MiB", "{\"memory\":" + memory + "}");
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "download-1234567");
        frame.golden("batch-jobs");
        robot.clickOn("download-1234567");
        TestFrame.see(robot, "Raise limit to 6 vCPU…");
        frame.golden("batch-why");
        robot.clickOn("#batch-tab-queues");
        robot.clickOn("queue");
        TestFrame.see(robot, "Front of queue");
        frame.golden("batch-queue");
        robot.clickOn("#batch-tab-definitions");
        robot.clickOn("download");
        TestFrame.see(robot, "Revision 1 to 2");
        frame.golden("batch-definition");
    }
}
