package dev.signalbox.console.screen.frame.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.screen.settings.Appearance;
import dev.signalbox.console.screen.settings.SettingsController;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.health.CloudHealth;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bar, as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class HealthBarTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:03:00Z");

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final CloudHealth health = new CloudHealth(Clock.fixed(NOW, ZoneOffset.UTC));
    private final AtomicInteger again = new AtomicInteger();
    private TestFrame frame;
    private HealthBar bar;

    @Start
    void start(Stage stage) {
        frame = TestFrame.onTrial(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(
                Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                        new SettingsController(List.of(new Appearance(Preferences.forgotten(), new FxThread())
                                .section()))))));
        bar = new HealthBar("eu-west-1", health.state(), new FxThread(), again::incrementAndGet);
        ((VBox) stage.getScene().getRoot().lookup("#page")).getChildren().addFirst(bar);
    }

    @AfterEach
    void close() {
        bar.close();
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        health.silent("Sfn", "states.eu-west-1.amazonaws.com: Name or service not known");
        health.silent("CloudWatchLogs", "Read timed out");
        health.answered("S3", Optional.of(NOW.plusSeconds(2_700)));
        TestFrame.see(robot, "Ask again");
        frame.golden("health-bar");
    }

    @Test
    void goesAwayByItself(FxRobot robot) throws Exception {
        assertThat(bar.isVisible()).isFalse();
        health.silent("Batch", "Connection refused");
        TestFrame.see(robot, "Ask again");
        robot.interact(() -> robot.lookup("#health-silent .button").<Button>query().fire());
        assertThat(again).hasValue(1);

        health.answered("Batch", Optional.empty());

        Eventually.on(() -> WaitForAsyncUtils.waitForAsyncFx(5_000, () -> !bar.isVisible()));
    }
}
