package dev.signalbox.console.screen.frame.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.ScriptedProfiles;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.AccountColour;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.signin.Profiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every environment is found from the badge and from the palette, also among two hundred profiles. */
@ExtendWith(ApplicationExtension.class)
class ChooserTest {
    @TempDir Path folder;
    private final Poller poller = new Poller(new Budget(ApiRates.all(500, 200), new RealTime()));
    private final List<EnvironmentChoice> wanted = new ArrayList<>();
    private final ScriptedProfiles profiles = new ScriptedProfiles(IntStream.range(0, 200).mapToObj(i -> ScriptedCaller
            .profile("team-" + i + (i % 2 == 0 ? "-dev" : "-prod"), AwsProfile.Kind.SSO, i == 199 ? Optional.empty()
                    : Optional.of("eu-west-1"))).toList());
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        SavedEnvironments environments = SavedEnvironments.in(folder, Runnable::run);
        environments.put(Optional.empty(), new SavedEnvironment("orders", Kind.PROD, "", "eu-central-1", "",
                "team-1-prod",
                Optional.of(AccountColour.PURPLE), Optional.empty()));
        environments.put(Optional.empty(), new SavedEnvironment("rehearsal", Kind.TEST, "http://127.0.0.1:4999",
                "local-1", ""));
        stage.addEventHandler(OpenEnvironment.TYPE, event -> wanted.add(event.choice()));
        frame = new TestFrame(stage, new Navigator(new Destination.Pipelines()), poller, List.of(PlainPages
                .pipelines()), new Surroundings(TestFrame.LOCAL, Optional.empty(), new ChooserViewModel(TestFrame.LOCAL,
                        environments, new Profiles(profiles, Runnable::run), new FxThread())));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    private static int shown(FxRobot robot) throws Exception {
        return TestFrame.onFx(() -> robot.lookup("#chooser-items").queryAs(ListView.class).getItems().size());
    }

    @Test
    void isOpenedByTheMouseAndTakesAClick(FxRobot robot) throws Exception {
        TestFrame.see(robot, "LOCAL");
        robot.clickOn("#environment");
        Eventually.on(() -> shown(robot) == 202);
        frame.shots("chooser");
        robot.clickOn("rehearsal");
        Eventually.on(() -> wanted.equals(List.of(new EnvironmentChoice.Saved("rehearsal"))));
        Eventually.on(() -> TestFrame.onFx(() -> !robot.lookup(".overlay").query().isVisible()));
    }

    @Test
    void isSearchedByKeysAndFollowsTheFiles(FxRobot robot) throws Exception {
        TestFrame.see(robot, "LOCAL");
        for (int i = 0; i < 30 && !TestFrame.<Boolean>onFx(() -> robot.lookup("#environment").query()
                .isFocused()); i++) {
            robot.push(KeyCode.TAB);
        }
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> shown(robot) == 202);
        robot.write("team-17 prod");
        Eventually.on(() -> shown(robot) == 6);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        Eventually.on(() -> wanted.equals(List.of(new EnvironmentChoice.Profile("team-171-prod", Optional.empty()))));
        robot.push(KeyCode.SPACE);
        robot.write("nowhere");
        Eventually.on(() -> shown(robot) == 0);
        frame.shots("chooser-none");
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
        profiles.say(List.of());
        Eventually.on(() -> shown(robot) == 3);
        robot.push(KeyCode.ENTER);
        Eventually.on(() -> TestFrame.onFx(() -> !robot.lookup(".overlay").query().isVisible()));
        assertThat(wanted).as("this window's own is not opened again").hasSize(1);
    }

    @Test
    void isInThePalette(FxRobot robot) throws Exception {
        TestFrame.see(robot, "LOCAL");
        robot.push(KeyCode.CONTROL, KeyCode.K).write("switch environment orders");
        TestFrame.see(robot, "Switch environment: orders");
        robot.push(KeyCode.ENTER);
        Eventually.on(() -> wanted.equals(List.of(new EnvironmentChoice.Saved("orders"))));
        robot.push(KeyCode.CONTROL, KeyCode.K).write("switch environment…");
        TestFrame.see(robot, "Switch environment…");
        robot.push(KeyCode.ENTER);
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".overlay").query().isVisible()));
    }
}
