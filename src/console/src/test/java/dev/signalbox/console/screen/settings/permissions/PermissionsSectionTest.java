package dev.signalbox.console.screen.settings.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.PermissionsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.PolicyKind;
import dev.signalbox.console.model.permissions.Simulation;
import dev.signalbox.console.model.permissions.Simulation.Judged;
import dev.signalbox.console.model.permissions.Simulation.Judged.Verdict;
import dev.signalbox.console.screen.settings.SettingsController;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.permissions.Permissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The list of permissions, as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class PermissionsSectionTest {
    private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/Operator/ada";
    private static final String RUN = "arn:aws:states:eu-west-1:111122223333:execution:orders:nightly-2026-11-21";

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Permissions permissions = new Permissions(new Reader(), Runnable::run, Clock.fixed(Instant.parse(
            "2026-11-22T08:30:00Z"), ZoneOffset.UTC));
    private TestFrame frame;

    /** IAM, where the role may only read. */
    private static final class Reader implements PermissionsGateway {
        @Override
        public CallerArn caller() {
            return CallerArn.of(ROLE);
        }

        @Override
        public Simulation simulate(CallerArn caller, Collection<String> actions, String resource) {
            return new Simulation.Told(ROLE, actions.stream().map(a -> new Judged(a, resource, a.matches(
                    ".*:(Get|List|Describe).*") ? Verdict.ALLOWED : Verdict.NOT_ALLOWED, PolicyKind.IDENTITY, List
                            .of())).toList());
        }
    }

    @Start
    void start(Stage stage) {
        permissions.check();
        permissions.refused("CloudWatchLogs", "FilterLogEvents", "User: " + ROLE
                + " is not authorized to perform: logs:FilterLogEvents on resource: * with an explicit deny in a service control policy");
        permissions.of("states:StopExecution", RUN);
        var section = new PermissionsSection(permissions, new FxThread()).section();
        frame = TestFrame.onTrial(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(
                Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                        new SettingsController(List.of(section))))));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Copy missing as policy");
        frame.golden("settings-permissions");
    }

    @Test
    void copiesAPolicyAndForgetsOnDemand(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Copy missing as policy");
        robot.interact(() -> robot.lookup("#permissions-copy").<Button>query().fire());
        var copied = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("ExplicitlyDeniedInServiceControlPolicy1", "states:StopExecution", RUN);

        robot.interact(() -> robot.lookup("#permissions-again").<Button>query().fire());
        Eventually.on(() -> WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Optional.of(robot.lookup(
                "#permissions-denied").<TitledPane>query()).filter(p -> !p.isVisible()).isPresent()));
    }
}
