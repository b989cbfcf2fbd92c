package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.HistoryReader;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a run of 25,001 events costs, printed as it is and held with room for a busy machine. */
@ExtendWith(ApplicationExtension.class)
class LongRunNumbersTest {
    private static final int HISTORY = 2;

    private final ScriptedExecutions gateway = new ScriptedExecutions();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Histories history = new Histories().started();
    private Stage stage;
    private StackPane root;
    private DetailHost host;

    @Start
    void start(Stage given) {
        stage = given;
        root = new StackPane();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(root, 1440, 900));
        Theme.dress(stage.getScene());
        stage.show();
        for (int i = 0; i < 5_000; i++) {
            history.task("Step " + i % 20);
        }
        gateway.said.countDown();
        gateway.add("warm", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), List.of());
        gateway.add("big", ExecutionStatus.RUNNING, Histories.START, Optional.empty(), history.events());
        ExecutionsStore store = new ExecutionsStore(gateway, Map::of, ScriptedExecutions.NO_ROWS, new SerialWorker(
                "test"), Clock.systemUTC());
        host = new DetailHost(store, new Surroundings(TestFrame.LOCAL, new Navigator(new Destination.Executions(Optional
                .empty())), poller, Clock.systemUTC(), new FxThread(), new Uploads(new ScriptedUploads(), new Tasks(
                        Clock.systemUTC()), Runnable::run), ScriptedExecutions.NO_LOGS, NoArchive.store(gateway),
                Preferences.forgotten(), NoArchive.bulk(gateway), ScriptedExecutions.NO_MAP_RUNS, News
                        .of(Clock.systemUTC()).watch(), new Topic<>(new Loadable.Loading<>())));
    }

    @AfterEach
    void close() {
        host.close();
        poller.close();
    }

    @Test
    void aRunOf25000EventsIsPaintedFilteredAndReplayedQuickly(FxRobot robot) throws Exception {
        long before = System.nanoTime();
        assertThat(HistoryReader.read(history.events()).states()).hasSize(20);
        print("progress of 25,001 events", before);
        TestFrame.onFx(() -> host.open(ScriptedExecutions.id("warm")));
        before = System.nanoTime();
        TestFrame.onFx(() -> root.getChildren().setAll(host.open(ScriptedExecutions.id("big"))));
        select(robot, HISTORY);
        Eventually.on(() -> TestFrame.onFx(() -> rows(robot) > 0));
        painted();
        assertThat(print("first paint of a run of 25,001 events", before)).isLessThan(5_000);
        Eventually.on(() -> TestFrame.onFx(() -> rows(robot) == 25_001));
        painted();
        print("the whole run of 25,001 events read and painted", before);
        filter(robot);
        for (int tab = 0; tab <= HISTORY; tab++) {
            replay(robot, tab);
        }
    }

    private void filter(FxRobot robot) throws Exception {
        select(robot, HISTORY);
        TextField search = robot.lookup("#event-search .text-field").queryAs(TextField.class);
        for (String typed : new String[]{"step 7", "-step", "invoke -scheduled", ""}) {
            int shown = TestFrame.onFx(() -> rows(robot));
            long before = System.nanoTime();
            TestFrame.onFx(() -> {
                search.setText(typed);
                return null;
            });
            Eventually.on(() -> TestFrame.onFx(() -> rows(robot) != shown));
            painted();
            assertThat(print("25,001 events filtered by \"" + typed + "\" and painted", before)).isLessThan(2_000);
        }
    }

    /** From a move of the thumb until the tab shows that moment, and the longest time between two frames meanwhile. */
    private void replay(FxRobot robot, int tab) throws Exception {
        select(robot, tab);
        Slider slider = robot.lookup("#scrubber").queryAs(Slider.class);
        for (int event : new int[]{12_000, 20_000}) {
            long before = System.nanoTime();
            TestFrame.onFx(() -> {
                slider.setValue(event);
                return null;
            });
            Eventually.on(() -> TestFrame.onFx(() -> counted(robot) == event));
            painted();
            assertThat(print("moved to event " + event + ", tab " + tab, before)).isLessThan(5_000);
        }
    }

    private void select(FxRobot robot, int tab) throws Exception {
        TestFrame.onFx(() -> {
            robot.lookup(".tab-pane").queryAs(TabPane.class).getSelectionModel().select(tab);
            return null;
        });
        painted();
    }

    /** What the tab of the history says. */
    private static int counted(FxRobot robot) {
        return Integer.parseInt(robot.lookup(".tab-pane").queryAs(TabPane.class).getTabs().get(HISTORY).getText()
                .replaceAll("\\D", ""));
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#event-table").tryQueryAs(TableView.class).map(t -> t.getItems().size()).orElse(0);
    }

    private void painted() throws Exception {
        boolean[] pulse = new boolean[1];
        TestFrame.onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(() -> pulse[0] = true);
            root.requestLayout();
            return null;
        });
        Eventually.on(() -> pulse[0]);
    }

    private static long print(String what, long before) {
        long millis = (System.nanoTime() - before) / 1_000_000;
        System.out.println("NUMBER " + what + ": " + millis + " ms");
        return millis;
    }
}
