package dev.signalbox.console.screen.frame.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.Sketch;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Png;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.fx.guard.SceneGuard;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.gateway.PermissionsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.Simulation;
import dev.signalbox.console.screen.settings.SettingsController;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.permissions.Permissions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A control for something that AWS refused: barred for that resource, explained when pressed, and tried all the same. */
@ExtendWith(ApplicationExtension.class)
class MissingRightTest {
    private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/Operator/ada";
    private static final String RUN = "arn:aws:states:eu-west-1:111122223333:execution:orders:nightly";

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Permissions permissions = new Permissions(new Silent(), Runnable::run, Clock.systemUTC());
    private final AtomicInteger stopped = new AtomicInteger();
    private final SimpleStringProperty chosen = new SimpleStringProperty(RUN);
    private final StackPane place = new StackPane();
    private Button stop;

    /** IAM, where nobody may ask. */
    private static final class Silent implements PermissionsGateway {
        @Override
        public CallerArn caller() {
            return CallerArn.of(ROLE);
        }

        @Override
        public Simulation simulate(CallerArn caller, Collection<String> actions, String resource) {
            return new Simulation.NotTold("Not allowed.");
        }
    }

    @Start
    void start(Stage stage) {
        stop = new Button("Stop this execution");
        stop.setOnAction(_ -> stopped.incrementAndGet());
        Guards.actOn(stop, chosen);
        Guards.needs(stop, "states:StopExecution");
        new TestFrame(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(
                Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                        new SettingsController(List.of(new SettingsSection("Act", "", () -> place)))))));
        var fxThread = new FxThread();
        var guard = new SceneGuard(new EnvironmentLock(TestFrame.LOCAL, false, (_, _, _, _) -> {}, LockClocks.of(
                new RealTime())), (action, resource) -> resource.map(r -> permissions.of(action, r)).orElseGet(
                        () -> permissions.of(action)), fxThread);
        guard.onMissing(new MissingRight(permissions)::explain);
        guard.install(stage.getScene());
        place.getChildren().add(stop);
        permissions.all().subscribe(new LatestOnFx<>(fxThread, _ -> guard.changed()));
        permissions.check();
    }

    @AfterEach
    void close() {
        poller.close();
    }

    private boolean barred() throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> stop.getPseudoClassStates().contains(Guards.BARRED));
    }

    private void refuse() throws Exception {
        permissions.refused("Sfn", "StopExecution", "User: " + ROLE
                + " is not authorized to perform: states:StopExecution on resource: " + RUN
                + " because no identity-based policy allows the states:StopExecution action");
        Eventually.on(this::barred);
    }

    @Test
    void isBarredForThatResourceAlone(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Stop this execution");
        assertThat(barred()).isFalse();
        refuse();
        assertThat(stop.getTooltip().getText()).isEqualTo(
                "Your role Operator lacks states:StopExecution: no identity-based policy allows it.");
        assertThat(stop.getAccessibleHelp()).isEqualTo(stop.getTooltip().getText());

        robot.interact(() -> chosen.set(RUN + "-2"));

        Eventually.on(() -> !barred());
    }

    @Test
    void saysWhatToAskForAndLetsOneTry(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Stop this execution");
        refuse();
        robot.interact(stop::fire);
        assertThat(stopped).hasValue(0);
        TestFrame.see(robot, "This needs states:StopExecution");
        assertThat(robot.lookup("#rights-policy").<TextArea>query().getText()).contains("states:StopExecution", RUN);
        shot(robot, "light");
        robot.interact(() -> Theme.setDark(stop.getScene(), true));
        shot(robot, "dark");
        robot.interact(() -> Theme.setDark(stop.getScene(), false));
        robot.interact(() -> robot.lookup("#rights-try").<Button>query().fire());
        Eventually.on(() -> !barred());
        robot.interact(stop::fire);
        assertThat(stopped).hasValue(1);
    }

    private static void shot(FxRobot robot, String theme) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        var root = robot.lookup("#rights-policy").query().getScene().getRoot();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Png.write(root.snapshot(null, null), Path.of("target/shots/missing-right-" + theme + ".png"));
            return true;
        });
        Sketch.keep(root.getScene(), "missing-right-" + theme);
    }
}
