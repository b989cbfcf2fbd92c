package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.gateway.StartForms;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.ScriptedUploads;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Uploads;
import dev.signalbox.console.store.notices.News;
import dev.signalbox.console.store.preferences.Preferences;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExecutionsScreenTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:03:10Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ScriptedExecutions gateway = new ScriptedExecutions();
    private final Navigator navigator = new Navigator(new Destination.Executions(Optional.empty()));
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private TestFrame frame;

    private final Topic<Loadable<List<PendingCallback>>> waits = new Topic<>(new Loadable.Loading<>());

    @Start
    void start(Stage stage) throws Exception {
        StartForm form = new StartForm("Callback download", InputSchema.of(new ObjectMapper().readTree(
                """
                        {"type":"object","required":["projectid"],"properties":{"projectid":{"type":"string","title":"Project","minLength":1,
                        "description":"The provider's project whose files are fetched.","default":"1000001"}}}""")),
                List.of(new StartForm.Sample("A small project", "{\"projectid\":\"1000002\"}")));
        StartForms forms = () -> Map.of(ScriptedExecutions.MACHINE, form);
        ExecutionsStore store = new ExecutionsStore(gateway, forms, ScriptedExecutions.NO_ROWS, new SerialWorker(
                "test"),
                CLOCK);
        Surroundings around = new Surroundings(TestFrame.LOCAL, navigator, poller, CLOCK, new FxThread(),
                new Uploads(new ScriptedUploads(), new Tasks(CLOCK), Runnable::run),
                ScriptedExecutions.NO_LOGS, NoArchive.store(gateway), Preferences.forgotten(), NoArchive.bulk(gateway),
                ScriptedExecutions.NO_MAP_RUNS, News.of(CLOCK).watch(), waits);
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.EXECUTIONS,
                new Destination.Executions(Optional.empty()), () -> ExecutionsScreen.load(store, around,
                        () -> "2026-11-20-140310-a7f3"))));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void listsExecutionsAndFiltersThem(FxRobot robot) throws Exception {
        full();
        TestFrame.see(robot, "1234567-2026-11-20-a7f3");
        frame.golden("executions-full");
        robot.clickOn(robot.lookup(".chip").queryAll().stream().skip(2).findFirst().orElseThrow());
        Eventually.on(() -> robot.lookup("1234567-2026-11-20-a7f3").tryQuery().isEmpty());
        robot.clickOn(".search-box .text-field").write("-551");
        TestFrame.see(robot, "0 of 14 rows");
    }

    @Test
    void opensExecutionsInTabsBehindTheListAndKeepsThem(FxRobot robot) throws Exception {
        full();
        TestFrame.see(robot, "1234567-2026-11-20-a7f3");
        robot.clickOn("1234567-2026-11-20-a7f3");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        TestFrame.see(robot, ".open-tab");
        assertThat(TestFrame.onFx(() -> navigator.currentProperty().get()))
                .isEqualTo(new Destination.Executions(Optional.empty()));
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        TestFrame.see(robot, "Graph");
        robot.clickOn("Definition");
        robot.push(KeyCode.ALT, KeyCode.UP);
        TestFrame.see(robot, "#start-execution");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        TestFrame.see(robot, ".json-view");
        frame.golden("executions-tabs");
    }

    @Test
    void saysThatThereIsNothing(FxRobot robot) throws Exception {
        gateway.said.countDown();
        TestFrame.see(robot, "Nothing has been started yet.");
        frame.golden("executions-empty");
    }

    @Test
    void saysWhatFailedWithCodeAndRequestId(FxRobot robot) throws Exception {
        gateway.failure = Optional.of(new Failure.Denied("AccessDeniedException",
                "User is not authorized to perform states:ListStateMachines",
                Optional.of("6f2c1d8e-0000-4000-8000-000000000000")));
        gateway.said.countDown();
        TestFrame.see(robot, ".tone-failed");
        frame.golden("executions-failed");
        robot.clickOn("Retry");
        gateway.failure = Optional.empty();
        full();
        TestFrame.see(robot, "1234567-2026-11-20-a7f3");
    }

    @Test
    void keepsRowsThatCouldNotBeRefreshed(FxRobot robot) throws Exception {
        full();
        TestFrame.see(robot, "1234567-2026-11-20-a7f3");
        gateway.failure = Optional.of(new Failure.Throttled("ThrottlingException", "Rate exceeded", Optional.of(
                "r-1")));
        TestFrame.see(robot, "Retry");
        assertThat(robot.lookup("1234567-2026-11-20-a7f3").tryQuery()).isPresent();
        frame.golden("executions-stale");
    }

    @Test
    void startsFromTheFormAndOpensTheExecution(FxRobot robot) throws Exception {
        full();
        robot.clickOn("#start-execution");
        TestFrame.see(robot, "#field-projectid");
        frame.golden("executions-start");
        robot.clickOn("#field-projectid").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
        TestFrame.see(robot, "projectid is required");
        robot.write("7654321");
        Eventually.on(() -> robot.lookup("#start-size").queryLabeled().getText().equals("29 of 262,144 B"));
        assertThat(robot.lookup("#start-meter").query().isVisible()).isTrue();
        robot.clickOn("JSON");
        assertThat(robot.lookup("#start-size").queryLabeled().getText()).isEqualTo("29 of 262,144 B");
        robot.clickOn(".text-area").push(KeyCode.CONTROL, KeyCode.A).write("{\"projectid\":\"7654321\",\"dry\":1}")
                .clickOn(
                        "Form");
        TestFrame.see(robot, "Also in the JSON, and sent as it is: dry");
        robot.clickOn("Start");
        Eventually.on(() -> gateway.calls.contains(
                "start 2026-11-20-140310-a7f3 {\"projectid\":\"7654321\",\"dry\":1}"));
        Eventually.on(() -> TestFrame.onFx(() -> navigator.currentProperty().get())
                .equals(new Destination.Execution(ScriptedExecutions.id("2026-11-20-140310-a7f3").arn())));
    }

    @Test
    void refusesBrokenJsonAndSaysWhere(FxRobot robot) throws Exception {
        full();
        robot.clickOn("#start-execution");
        TestFrame.see(robot, "#field-projectid");
        robot.clickOn("JSON").clickOn(".text-area").push(KeyCode.CONTROL, KeyCode.A).write("{\"projectid\": }");
        Eventually.on(() -> robot.lookup(".failed-text").queryLabeled().getText().contains("line 1"));
        frame.golden("executions-start-json");
    }

    @Test
    void showsAWaitingExecutionAndHidesTheToken(FxRobot robot) throws Exception {
        full();
        open("1234567-2026-11-20-a7f3");
        TestFrame.see(robot, ".callout");
        TestFrame.see(robot, "State input");
        waits.publish(new Loadable.Ready<>(List.of(waiting()), NOW));
        TestFrame.see(robot, "http://127.0.0.1:4710/callback/1234567?secret=…");
        aBarUnderTheGraphLeadsToItsState(robot);
        frame.golden("execution-graph");
        robot.clickOn("Timeline");
        TestFrame.see(robot, ".label.time-bar.coming");
        frame.golden("execution-timeline-waiting");
        robot.clickOn("History  5");
        robot.clickOn("TaskScheduled");
        TestFrame.see(robot, ".json-hidden");
        frame.golden("execution-history");
        robot.clickOn("Input / Output");
        frame.golden("execution-io");
        robot.clickOn("Stop…");
        TestFrame.see(robot, "Stop execution");
        frame.golden("execution-stop");
        robot.clickOn("Stop execution");
        Eventually.on(() -> gateway.calls.contains("stop 1234567-2026-11-20-a7f3"));
    }

    @Test
    void showsWhyAnExecutionFailed(FxRobot robot) throws Exception {
        full();
        open("1234551-2026-11-20-7c3e");
        TestFrame.see(robot, ".tone-caught");
        robot.clickOn("GetFilesToDownload");
        TestFrame.see(robot, ".root-cause");
        frame.golden("execution-failed");
        robot.clickOn("Timeline");
        TestFrame.see(robot, ".label.time-bar");
        frame.golden("execution-timeline");
        robot.clickOn("Start again…");
        TestFrame.see(robot, "Start an execution");
        frame.golden("execution-again");
    }

    private static PendingCallback waiting() {
        return new PendingCallback(ScriptedExecutions.id("1234567-2026-11-20-a7f3").arn(), "1234567-2026-11-20-a7f3",
                "callback-download", Optional.empty(), "WaitForCallback", NOW, Optional.empty(), Optional.empty(),
                Optional
                        .empty(), 3, Optional.of(new CallbackUrl(URI.create(
                                "http://127.0.0.1:4710/callback/1234567?secret=0123456789abcdef"))), "{}");
    }

    /** By mouse the pane is folded and unfolded, by keys a bar is chosen. */
    private static void aBarUnderTheGraphLeadsToItsState(FxRobot robot) throws Exception {
        robot.clickOn("#timeline-open");
        assertThat(robot.lookup("#timeline-rows").query().isVisible()).isFalse();
        robot.clickOn("#timeline-open").clickOn(".pane-close").clickOn("#timeline-rows .timeline-cell");
        TestFrame.see(robot, ".side-pane .section-title");
        assertThat(robot.lookup("#timeline-rows .time-break").queryAllAs(Label.class)).isNotEmpty().allMatch(l -> l
                .getWidth() > 0);
        assertThat(robot.lookup(".time-axis .label").queryAllAs(Label.class)).filteredOn(Label::isVisible)
                .hasSizeBetween(
                        2, 8).noneMatch(l -> l.getText().isEmpty());
    }

    private void open(String name) throws Exception {
        TestFrame.onFx(() -> {
            navigator.go(new Destination.Execution(ScriptedExecutions.id(name).arn()));
            return null;
        });
    }

    private void full() throws Exception {
        gateway.definition = Files.readString(Path.of(
                "../../infra-templates/callback-download/callback-download.asl.json"))
                .replace("${HeartbeatField}", "").replaceAll("(Seconds\": )\\$\\{\\w+}", "$1 60").replaceAll(
                        "\\$\\{(\\w+)}", "$1");
        Instant waiting = NOW.minus(Duration.ofMinutes(134));
        gateway.add("1234567-2026-11-20-a7f3", ExecutionStatus.RUNNING, waiting, Optional.empty(),
                at(waiting, new Histories().started().waits("WaitForCallback")));
        Histories failed = new Histories().started().waits("WaitForCallback").then("TaskSucceeded").exited("Task",
                "WaitForCallback")
                .entered("Task", "GetFilesToDownload").then("TaskScheduled", "resource", "invoke")
                .then("TaskFailed", "error", "dev.signalbox.lambda.UnknownProject", "cause",
                        "The provider does not know project 1234567.")
                .exited("Task", "GetFilesToDownload").entered("Fail", "UnknownProject").then("ExecutionFailed", "error",
                        "UnknownProject");
        Instant before = NOW.minus(Duration.ofHours(3));
        gateway.add("1234551-2026-11-20-7c3e", ExecutionStatus.FAILED, before, Optional.of(before.plusSeconds(190)), at(
                before, failed));
        for (int i = 0; i < 12; i++) {
            Instant started = NOW.minus(Duration.ofMinutes(200 + 17L * i));
            gateway.add("12345" + (50 - i) + "-2026-11-20-" + Integer.toHexString(0x40b1 + 977 * i),
                    i == 5 ? ExecutionStatus.ABORTED : i == 8 ? ExecutionStatus.TIMED_OUT : ExecutionStatus.SUCCEEDED,
                    started,
                    Optional.of(started.plusSeconds(61 + 37L * i)), List.of());
        }
        gateway.said.countDown();
    }

    private static List<HistoryEvent> at(Instant start, Histories history) {
        return history.events().stream().map(e -> new HistoryEvent(e.id(), e.previousId(), start.plusSeconds(e.id()
                - 1), e.type(), e.details()))
                .toList();
    }
}
