package dev.signalbox.console.screen.pipelines.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.store.GroupLogs;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A log group that is too large for one question. */
@ExtendWith(ApplicationExtension.class)
class StackLogsPaneTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:03:00Z");

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        var pane = new StackLogsPane(new StackLogsViewModel(new GroupLogs(new Large(), Runnable::run, Clock.fixed(NOW,
                ZoneOffset.UTC)), poller, new FxThread()), TestFrame.TRIAL);
        var tab = new Tab("Logs");
        pane.in(tab);
        frame = TestFrame.onTrial(stage, new Navigator(new Destination.Pipelines()), poller, List.of(new ScreenEntry(
                Place.PIPELINES, new Destination.Pipelines(), () -> new ScreenEntry.Loaded(new TabPane(tab), new Page(
                        pane)))));
        pane.offer(Map.of("Orders", "orders"));
    }

    private record Page(StackLogsPane pane) implements Screen {
        @Override
        public void show(Destination destination) {
            pane.shown(true);
        }

        @Override
        public void hide() {
            pane.shown(false);
        }
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void saysHowFarItSearchedAndGoesOn(FxRobot robot) throws Exception {
        TestFrame.see(robot, "No such line of orders so far.");
        TestFrame.see(robot, "Search further back");
        frame.shots("stack-logs-cut");
        robot.clickOn("Search further back");
        TestFrame.see(robot, "14:01:00.000  found at last");
        frame.shots("stack-logs-found");
        assertThat(robot.lookup("#stack-logs-cut").query().isVisible()).isFalse();
        robot.clickOn("#stack-logs-pattern").write("last").push(KeyCode.ENTER);
        TestFrame.see(robot, "Search further back");
    }

    private static final class Large implements LogsGateway {
        @Override
        public Found matching(String group, String pattern, Instant from, int lines) {
            return new Found(List.of(), Optional.of(new Rest(from, Optional.empty(), Optional.empty(), NOW.minusSeconds(
                    60))));
        }

        @Override
        public Found further(String group, String pattern, Instant from, Rest rest, int lines) {
            return new Found(List.of(new LogLine(NOW.minusSeconds(120), "found at last")), Optional.empty());
        }

        @Override
        public Optional<Integer> keptDays(String group) {
            return Optional.empty();
        }

        @Override
        public List<LogLine> tail(String group, String stream, int lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Found between(String group, Instant from, Optional<Instant> to, int lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String groupOf(String function) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OfRequest ofRequest(Request request, int calls, int lines) {
            throw new UnsupportedOperationException();
        }
    }
}
