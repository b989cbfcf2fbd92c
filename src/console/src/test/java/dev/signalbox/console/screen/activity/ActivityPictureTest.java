package dev.signalbox.console.screen.activity;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.store.OpenQuestions;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.SimulatedTime;
import dev.signalbox.console.store.ledger.Ledger;
import dev.signalbox.console.store.tasks.TaskHistory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Tasks, changes and API budget as they looked when somebody looked at them. */
@ExtendWith(ApplicationExtension.class)
class ActivityPictureTest {
    private static final String USER = "user.name";

    @TempDir Path folder;
    private final SimulatedTime time = new SimulatedTime();
    private final Budget budget = new Budget(ApiRates.all(5, 50), time);
    private final Poller poller = new Poller(budget, new OpenQuestions(), time);
    private final Navigator navigator = new Navigator(new Destination.Activity());
    private final String user = System.getProperty(USER);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private TestFrame frame;
    private TaskHistory history;

    @Start
    void start(Stage stage) {
        System.setProperty(USER, "ada");
        var tasks = new Tasks(clock);
        history = TaskHistory.in(folder, tasks);
        work(tasks);
        var ledger = new Ledger(folder, TestFrame.LOCAL, clock);
        changes(ledger);
        calls();
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.ACTIVITY,
                new Destination.Activity(), () -> ScreenEntry.Loaded.of(Views.ACTIVITY, new ActivityController(
                        new ActivityViewModel(history, ledger, poller, Runnable::run, new FxThread()), navigator,
                        clock)))));
    }

    private void work(Tasks tasks) {
        tasks.start("Deploy", "orders", Optional.empty()).done("CREATE_COMPLETE", Optional.of(new Destination.Stack(
                "orders")));
        time.pass(Duration.ofMinutes(2));
        tasks.start("Delete", "s3://files/run-1/", Optional.of(() -> {})).cancelled("300 of 1,200 deleted");
        tasks.start("Upload", "s3://files/inbox/", Optional.empty()).failed(new Failure.Denied("AccessDenied",
                "User ada is not authorized to perform s3:PutObject", Optional.of("r-9")));
        time.pass(Duration.ofMinutes(1));
        tasks.start("Download", "s3://files/archive/", Optional.of(() -> {})).progress(0.4, "4.0 GiB of 10 GiB");
    }

    private void changes(Ledger ledger) {
        var machine = "arn:aws:states:local-1:000000000000:execution:nightly:";
        ledger.note("StartExecution", machine + "run-7", "7f1c2a90", "done");
        time.pass(Duration.ofSeconds(20));
        ledger.note("StopExecution", machine + "run-6", "7f1c2a91", "ExecutionDoesNotExist");
        time.pass(Duration.ofSeconds(40));
        ledger.note("PutObject", "s3://files/inbox/orders.csv", "7f1c2a92", "done");
    }

    private void calls() {
        for (int i = 0; i < 30; i++) {
            budget.take("ListExecutions");
        }
        for (int i = 0; i < 4; i++) {
            budget.take("DescribeStacks");
        }
        budget.take("ListJobs");
        budget.throttled("ListJobs");
        poller.focused(false); // and so it tells what was used
    }

    @AfterEach
    void close() {
        System.setProperty(USER, user);
        history.close();
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "4.0 GiB of 10 GiB");
        TestFrame.see(robot, "CREATE_COMPLETE");
        frame.golden("activity-tasks");
        robot.clickOn("#changes-tab");
        TestFrame.see(robot, "PutObject");
        robot.clickOn("StopExecution");
        TestFrame.see(robot, "#change-detail");
        frame.golden("activity-changes");
        robot.clickOn("#apis-tab");
        TestFrame.see(robot, "ListExecutions");
        frame.golden("activity-budget");
    }
}
