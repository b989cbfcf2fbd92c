package dev.signalbox.console.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.ScriptedProfiles;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.environments.AccountColour;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.signin.Profiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Accounts are added from profiles and opened; a profile that goes takes its line along. */
@ExtendWith(ApplicationExtension.class)
class EnvironmentSettingsTest {
    @TempDir Path folder;
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final List<EnvironmentChoice> wanted = new ArrayList<>();
    private final ScriptedProfiles profiles = new ScriptedProfiles(IntStream.range(0, 200).mapToObj(i -> profile("team-"
            + i + "-prod")).toList());
    private SavedEnvironments saved;

    @Start
    void start(Stage stage) {
        saved = SavedEnvironments.in(folder, Runnable::run);
        saved.trust(new EndpointConsent("team-7-prod", URI.create("http://localhost:5000")));
        stage.addEventHandler(OpenEnvironment.TYPE, event -> wanted.add(event.choice()));
        var section = new Environments(saved, new Profiles(profiles, Runnable::run), TestFrame.LOCAL, new FxThread())
                .section();
        new TestFrame(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(Place.SETTINGS,
                new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS, new SettingsController(List.of(
                        section))))));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    private static AwsProfile profile(String name) {
        return new AwsProfile(name, AwsProfile.Kind.SSO, Optional.of("eu-west-1"), Optional.of("123456789012"), Optional
                .of("Operator"), Optional.empty(), Optional.of("corp"), Map.of(), List.of(name), Optional.empty());
    }

    @Test
    void saysThatTheFileCannotBeRead(FxRobot robot) throws Exception {
        TestFrame.see(robot, "#environment-add");
        Path file = folder.resolve("environments.json");
        Files.delete(file);
        Files.createDirectory(file);
        saved.refresh();
        TestFrame.see(robot, "Environments cannot be read or kept: nothing is changed until this works again. "
                + saved.trouble().latest().orElseThrow());
    }

    @Test
    void findsAProfileAmongManyAddsAndOpensIt(FxRobot robot) throws Exception {
        TestFrame.see(robot, "180 more: type to find one.");
        robot.clickOn("#environment-filter").write("team-42-");
        Eventually.on(() -> robot.lookup("180 more: type to find one.").tryQuery().isEmpty());
        press(robot, "Open team-42-prod");
        Eventually.on(() -> wanted.equals(List.of(new EnvironmentChoice.Profile("team-42-prod", Optional.empty()))));
        press(robot, "Add… team-42-prod");
        TestFrame.see(robot, "#environment-name");
        TestFrame.see(robot, "IAM Identity Center · 123456789012 · Operator · eu-west-1");
        robot.targetWindow(TestFrame.<Window>onFx(() -> robot.lookup("#environment-name").query().getScene()
                .getWindow()));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("orders");
        TestFrame.onFx(() -> {
            choose(robot.lookup("#environment-colour").queryAs(ChoiceBox.class));
            return true;
        });
        robot.clickOn("#environment-lock");
        robot.clickOn("#environment-save");
        Eventually.on(() -> saved.find("orders").equals(Optional.of(new SavedEnvironment("orders", Kind.PROD, "",
                "eu-west-1", "", "team-42-prod", Optional.of(AccountColour.TEAL), Optional.of(false)))));
        TestFrame.see(robot, "No profile fits.");
        press(robot, "Open orders");
        Eventually.on(() -> wanted.size() == 2 && wanted.getLast().equals(new EnvironmentChoice.Saved("orders")));
        profiles.say(List.of());
        TestFrame.see(robot, "There is no profile of this name in ~/.aws.");
    }

    @SuppressWarnings("unchecked")
    private static void choose(ChoiceBox<?> box) {
        ((ChoiceBox<Optional<AccountColour>>) box).setValue(Optional.of(AccountColour.TEAL));
    }

    @Test
    void saysWhatIsWrongAndFillsInWhatAProfileTells(FxRobot robot) throws Exception {
        TestFrame.see(robot, "#environment-add");
        robot.clickOn("#environment-add");
        TestFrame.see(robot, "#environment-profile");
        robot.targetWindow(TestFrame.<Window>onFx(() -> robot.lookup("#environment-name").query().getScene()
                .getWindow()));
        robot.push(KeyCode.TAB).write("team-4-prod");
        robot.clickOn("#environment-name").write("four").push(KeyCode.TAB);
        TestFrame.see(robot, "IAM Identity Center · 123456789012 · Operator · eu-west-1");
        robot.push(KeyCode.END).write("x");
        TestFrame.see(robot, "There is no profile of this name in ~/.aws.");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.ESCAPE);
        assertThat(saved.all().latest().list()).isEmpty();
    }

    @Test
    void takesConsentBack(FxRobot robot) throws Exception {
        TestFrame.see(robot, "its credentials may go to http://localhost:5000");
        robot.clickOn("#environment-filter").write("team-7-");
        press(robot, "Withdraw http://localhost:5000");
        Eventually.on(() -> saved.all().latest().consents().isEmpty());
        Eventually.on(() -> robot.lookup("its credentials may go to http://localhost:5000").tryQuery().isEmpty());
    }

    /** Presses the button that a screen reader knows by these words. */
    private static void press(FxRobot robot, String words) throws Exception {
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup((Node n) -> n instanceof Labeled l && words
                .equals(l.getAccessibleText())).tryQuery().isPresent()));
        WaitForAsyncUtils.waitForFxEvents(); // a page that just lost lines is laid out before its buttons stand still
        robot.clickOn((Node n) -> n instanceof Labeled l && words.equals(l.getAccessibleText()));
    }
}
