package dev.signalbox.console.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The frame around two plain screens, by keys and by mouse. */
@ExtendWith(ApplicationExtension.class)
class FrameTest {
    private static final Destination LIST = new Destination.Executions(Optional.empty());
    private static final Destination ONE = execution("nightly-one");
    private static final Destination TWO = execution("nightly-two");

    private final Navigator navigator = new Navigator(LIST);
    private final Poller poller = new Poller(new Budget(ApiRates.all(500, 200), new RealTime()));
    private final PlainScreens screens = new PlainScreens();
    private final List<String> happened = screens.happened();
    private TestFrame frame;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        frame = new TestFrame(stage, navigator, poller, List.of(screens.at(Place.PIPELINES,
                new Destination.Pipelines()),
                screens.at(Place.EXECUTIONS, LIST)));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void keepsDetailsInTabsAndWalksThroughThemByKeys(FxRobot robot) throws Exception {
        go(ONE);
        go(TWO);
        assertThat(tabs()).containsExactly("nightly-one", "nightly-two");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(at()).isEqualTo(ONE);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(at()).isEqualTo(TWO);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(at()).isEqualTo(ONE);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(at()).isEqualTo(TWO);
        frame.shots("frame-tabs");
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(tabs()).containsExactly("nightly-one");
        assertThat(at()).isEqualTo(ONE);
        assertThat(happened).contains("forget nightly-two");
        robot.push(KeyCode.ALT, KeyCode.UP);
        assertThat(at()).isEqualTo(LIST);
        assertThat(tabs()).containsExactly("nightly-one");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        assertThat(tabs()).isEmpty();
        assertThat(at()).isEqualTo(LIST);
    }

    @Test
    void opensBehindAndClosesByTheMouse(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            navigator.openBehind(ONE);
            navigator.openBehind(TWO);
            return null;
        });
        assertThat(at()).isEqualTo(LIST);
        assertThat(tabs()).containsExactly("nightly-one", "nightly-two");
        robot.clickOn("nightly-one", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(ONE);
        robot.clickOn("nightly-two", MouseButton.MIDDLE);
        assertThat(tabs()).containsExactly("nightly-one");
    }

    @Test
    void closesTheOldestWhenThereAreTooMany() throws Exception {
        for (int i = 0; i < 21; i++) {
            go(execution("run-" + i));
        }
        assertThat(tabs()).hasSize(20).doesNotContain("run-0").endsWith("run-20");
        assertThat(happened).contains("forget run-0");
    }

    @Test
    void listsEveryKeyOnOneSheet(FxRobot robot) throws Exception {
        robot.push(KeyCode.SHIFT, KeyCode.F1);
        for (Shortcut shortcut : Shortcut.values()) {
            TestFrame.see(robot, shortcut.words());
        }
        frame.shots("frame-help");
        robot.push(KeyCode.ESCAPE);
        assertThat(TestFrame.onFx(() -> robot.lookup(".overlay").query().isVisible())).isFalse();
        TestFrame.onFx(() -> {
            robot.lookup("right of EXECUTIONS").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".help-sheet").query().isVisible()));
    }

    @Test
    void showsTheKeysAndGivesWayByTheMouse(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            stage.getScene().getRoot().fireEvent(new Event(Shortcut.SHEET)); // as the button in Settings does
            return null;
        });
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".help-sheet").query().isVisible()));
        robot.clickOn(new Point2D(stage.getX() + 60, stage.getY() + 800), MouseButton.PRIMARY); // beside it
        Eventually.on(() -> TestFrame.onFx(() -> !robot.lookup(".overlay").query().isVisible()));
        robot.clickOn("right of EXECUTIONS", MouseButton.PRIMARY);
        assertThat(TestFrame.onFx(() -> pane(stage.getScene().getFocusOwner()))).isEqualTo("right");
    }

    @Test
    void leadsThroughThePanesByF6(FxRobot robot) throws Exception {
        List<String> panes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.F6);
            panes.add(TestFrame.onFx(() -> pane(stage.getScene().getFocusOwner())));
        }
        assertThat(panes).containsExactlyInAnyOrder("top-bar", "side-bar", "page-head", "left", "right");
        String last = panes.getLast();
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        robot.push(KeyCode.F6);
        assertThat(TestFrame.onFx(() -> pane(stage.getScene().getFocusOwner()))).isEqualTo(last);
    }

    @Test
    void refreshesAndDoesWhatTheScreenOffersFromThePalette(FxRobot robot) throws Exception {
        robot.push(KeyCode.F5);
        assertThat(happened).contains("refresh");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.write("do it");
        robot.push(KeyCode.ENTER);
        Eventually.on(() -> happened.contains("did it"));
    }

    @Test
    void choosesFromThePaletteByTheMouse(FxRobot robot) throws Exception {
        robot.clickOn("#search", MouseButton.PRIMARY);
        robot.write("nowhere to be found");
        frame.shots("frame-palette-none");
        Region palette = robot.lookup(".palette").queryAs(Region.class);
        assertThat(TestFrame.onFx(palette::getHeight)).as("as high as its content").isLessThan(120);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("it");
        frame.shots("frame-palette-one");
        robot.clickOn((Node n) -> n instanceof Label words && words.getText().equals("Do it") && n.getParent()
                .getParent() instanceof ListCell, MouseButton.PRIMARY);
        Eventually.on(() -> happened.contains("did it"));
    }

    @Test
    void tellsWhatHappenedAndLeadsThereByMouseAndKeys(FxRobot robot) throws Exception {
        var notices = frame.news().notices();
        notices.add(Notice.Kind.EXECUTION_FAILED, "nightly-two", "nightly · 2 m 10 s", Optional.of(TWO), true);
        notices.add(Notice.Kind.CALLBACK_ENDLESS, "1000001", "callback-download · Wait", Optional.of(LIST), false);
        notices.add(Notice.Kind.ENVIRONMENT_BACK, "LOCAL", "", Optional.empty(), false);
        notices.add(Notice.Kind.EXECUTION_SUCCEEDED, "nightly-one", "nightly · 4 m 1 s", Optional.of(ONE), false);
        Eventually.on(() -> bell().equals("4"));
        robot.clickOn("#notices", MouseButton.PRIMARY);
        frame.shots("frame-notices");
        robot.clickOn("nightly-two failed", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(TWO);
        Eventually.on(() -> bell().equals("3"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
        robot.push(KeyCode.ENTER);
        assertThat(at()).isEqualTo(ONE);
        Eventually.on(() -> bell().equals("2"));
        robot.clickOn("#notices", MouseButton.PRIMARY);
        robot.clickOn("#notices-read", MouseButton.PRIMARY);
        Eventually.on(() -> bell().isEmpty());
        robot.clickOn("#notices-clear", MouseButton.PRIMARY);
        frame.shots("frame-notices-empty");
        assertThat(notices.all().latest()).isEmpty();
    }

    private String bell() throws Exception {
        return TestFrame.onFx(() -> ((Button) stage.getScene().lookup("#notices")).getText());
    }

    @Test
    void watchesTheExecutionThatIsShownByAKey(FxRobot robot) throws Exception {
        go(ONE);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(frame.news().watch().watched().latest()).extracting(ExecutionId::name).containsExactly(
                "nightly-one");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(frame.news().watch().watched().latest()).isEmpty();
    }

    @Test
    void keepsTheKeyboardInATaskThatGoesOn(FxRobot robot) throws Exception {
        List<String> cancelled = new ArrayList<>();
        Tasks.Task download = frame.tasks().start("Download", "s3://signalbox-callback-download-files-local-1/run-17/",
                Optional.of(() -> cancelled.add("download")));
        frame.tasks().start("Deploy", "image-fan-out", Optional.empty()).done("CREATE_COMPLETE", Optional.of(ONE));
        frame.tasks().start("Upload", "orders.csv", Optional.empty()).failed(new Failure.Denied("AccessDenied",
                "Access denied by the bucket's policy", Optional.empty()));
        robot.push(KeyCode.CONTROL, KeyCode.J);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);
        download.progress(0.26, "312 of 1,204 · 48 MB/s · 2 m left");
        WaitForAsyncUtils.waitForFxEvents();
        frame.shots("frame-tasks");
        while (cancelled.isEmpty() && TestFrame.onFx(() -> stage.getScene().getFocusOwner() != null)) {
            robot.push(KeyCode.TAB);
            download.progress(0.27, "320 of 1,204 · 48 MB/s · 2 m left");
            WaitForAsyncUtils.waitForFxEvents();
            if (TestFrame.onFx(() -> stage.getScene().getFocusOwner() instanceof Button b && "Cancel".equals(b
                    .getText()))) {
                robot.push(KeyCode.SPACE);
            }
        }
        assertThat(cancelled).containsExactly("download");
        robot.clickOn("Show", MouseButton.PRIMARY);
        assertThat(at()).isEqualTo(ONE);
    }

    @Test
    void cancelsATaskByTheMouse(FxRobot robot) throws Exception {
        frame.tasks().start("Download", "s3://results/large.bin", Optional.of(() -> happened.add("cancelled")));
        robot.clickOn("#tasks", MouseButton.PRIMARY);
        robot.clickOn("Cancel", MouseButton.PRIMARY);
        Eventually.on(() -> happened.contains("cancelled"));
    }

    private static String pane(Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            for (String part : List.of("top-bar", "side-bar", "page-head")) {
                if (at.getStyleClass().contains(part)) {
                    return part;
                }
            }
        }
        return focused instanceof Button ? "right" : "left";
    }

    private List<String> tabs() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return TestFrame.onFx(() -> stage.getScene().getRoot().lookupAll(".open-tab > .toggle-button").stream()
                .map(n -> ((javafx.scene.control.ToggleButton) n).getText()).toList());
    }

    private Destination at() throws Exception {
        return TestFrame.onFx(() -> navigator.currentProperty().get());
    }

    private void go(Destination destination) throws Exception {
        TestFrame.onFx(() -> {
            navigator.go(destination);
            return null;
        });
    }

    private static Destination execution(String name) {
        return new Destination.Execution("arn:aws:states:local-1:000000000000:execution:nightly:" + name);
    }
}
