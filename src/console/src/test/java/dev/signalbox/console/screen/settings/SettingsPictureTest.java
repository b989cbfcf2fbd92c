package dev.signalbox.console.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.ScriptedProfiles;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.PollingShare;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.local.PlannedReset;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Profiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Settings as they looked when somebody looked at them, and what is set and reset there. */
@ExtendWith(ApplicationExtension.class)
class SettingsPictureTest {
    private static final EnvironmentInfo PROD = new EnvironmentInfo(EnvironmentInfo.Kind.PROD, "PROD", "prod",
            "123456789012", "eu-central-1", URI.create("https://states.eu-central-1.amazonaws.com"),
            EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.PROD));
    private static final List<AwsProfile> PROFILES = List.of(profile("orders-prod", Optional.empty()), profile(
            "orders-dev", Optional.empty()), profile("broken", Optional.of(
                    "Its source_profile gone is in neither file.")));
    @TempDir static Path folder;
    @TempDir Path entered;

    private final Preferences preferences = Preferences.forgotten();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private TestFrame frame;

    @Start
    void start(Stage stage) throws Exception {
        Files.writeString(folder.resolve("state.mv"), "12 bytes, so");
        var fxThread = new FxThread();
        var saved = SavedEnvironments.in(entered, Runnable::run);
        saved.put(Optional.empty(), new SavedEnvironment("stage", EnvironmentInfo.Kind.STAGING, "http://127.0.0.1:4599",
                "local-1", ""));
        saved.trust(new EndpointConsent("orders-dev", URI.create("http://localhost:5000")));
        var local = new LocalData(TestFrame.LOCAL, folder, "0.1.0", new LocalData.Hands(new PlannedReset(folder,
                Runnable::run), Runnable::run, fxThread));
        var sections = List.of(new Environments(saved, new Profiles(new ScriptedProfiles(PROFILES), Runnable::run),
                TestFrame.LOCAL, fxThread).section(), new Appearance(preferences,
                        fxThread).section(), new Polling(PROD, poller, preferences, fxThread).section(() -> {}), local
                                .section(), new Facts().keys());
        frame = new TestFrame(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(
                Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                        new SettingsController(sections)))));
    }

    private static AwsProfile profile(String name, Optional<String> problem) {
        return new AwsProfile(name, AwsProfile.Kind.SSO, Optional.of("eu-central-1"), Optional.of("123456789012"),
                Optional.of("Operator"), Optional.empty(), Optional.of("corp"), Map.of(), List.of(name), problem);
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        frame.golden("settings");
        find(robot, "polling");
        frame.golden("settings-polling");
    }

    @Test
    void theShareOfAwsRatesIsChangedWithinItsBounds(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        find(robot, "polling");
        TestFrame.see(robot, "24");
        robot.clickOn("#settings-polling-share").push(KeyCode.CONTROL, KeyCode.A).write("50").push(KeyCode.ENTER);
        Eventually.on(() -> preferences.get(PollingShare.PERCENT) == 50);
        TestFrame.see(robot, "60");
        robot.push(KeyCode.UP);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("90").push(KeyCode.ENTER);
        robot.push(KeyCode.DOWN);
        Eventually.on(() -> preferences.get(PollingShare.PERCENT) == 49);
    }

    @Test
    void theLocalCloudIsResetOnlyWhenItsNameIsTypedAndCanBeKept(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        find(robot, "local cloud");
        TestFrame.see(robot, "12 B in 1 file");
        robot.clickOn("#settings-local-reset");
        TestFrame.see(robot, "Reset the local cloud at the next start?");
        assertThat(disabled(robot)).isTrue();
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> robot.lookup("#confirm-name").tryQuery().isEmpty());
        assertThat(folder).isDirectoryNotContaining("glob:**reset*");

        robot.clickOn("#settings-local-reset");
        TestFrame.see(robot, "#confirm-name");
        robot.clickOn("#confirm-name").write("local");
        assertThat(disabled(robot)).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.A).write("LOCAL");
        Eventually.on(() -> !disabled(robot));
        robot.clickOn("Reset at the next start");
        TestFrame.see(robot, "#settings-local-keep");
        assertThat(PlannedReset.isDue(folder)).isTrue();
        assertThat(folder.resolve("state.mv")).exists();
        frame.shots("settings-local-planned");
        robot.clickOn("#settings-local-keep");
        Eventually.on(() -> !PlannedReset.isDue(folder));
        Eventually.on(() -> robot.lookup("#settings-local-keep").tryQuery().isEmpty());
    }

    @Test
    void theLocalCloudIsResetByKeysToo(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        find(robot, "local cloud");
        tabTo(robot, "#settings-local-reset");
        robot.push(KeyCode.SPACE);
        TestFrame.see(robot, "#confirm-name");
        robot.targetWindow(robot.lookup("#confirm-name").query().getScene().getWindow());
        tabTo(robot, "#confirm-name");
        robot.write("LOCAL");
        Eventually.on(() -> !disabled(robot));
        tabTo(robot, ".danger.filled");
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> PlannedReset.isDue(folder));
        PlannedReset.forget(folder);
    }

    @Test
    void whatIsFoundStandsAtTheTopHoweverFarDownOneWas(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        var page = TestFrame.onFx(() -> (ScrollPane) robot.lookup(".settings").query().getParent().getParent()
                .getParent());
        TestFrame.onFx(() -> {
            page.setVvalue(1);
            return null;
        });
        find(robot, "e"); // all of them fit
        Eventually.on(() -> TestFrame.onFx(() -> page.getVvalue() == 0));
    }

    @Test
    void theKeysAreShownFromHere(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Share of AWS's rates");
        find(robot, "keyboard");
        robot.clickOn("#settings-keys-show");
        TestFrame.see(robot, ".help-sheet");
    }

    private static void tabTo(FxRobot robot, String query) throws Exception {
        for (int i = 0; i < 20 && !TestFrame.onFx(() -> robot.lookup(query).query().isFocused()); i++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(TestFrame.onFx(() -> robot.lookup(query).query().isFocused())).as(query).isTrue();
    }

    private static void find(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.F).write(text);
    }

    private static boolean disabled(FxRobot robot) throws Exception {
        return TestFrame.onFx(() -> robot.lookup("Reset at the next start").queryAll().stream().anyMatch(
                Node::isDisabled));
    }
}
