package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.store.budget.ApiUse;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Identity;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A profile of {@code ~/.aws} from the file to the open window, over the wire to a local cloud that stands for AWS. */
@ExtendWith(ApplicationExtension.class)
class AccountScreenTest {
    @TempDir Path folder;
    private Stage stage;
    private LocalCloud cloud;
    private ConsoleWindow window;
    private Session session;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
        cloud.close();
    }

    private Path aws() {
        return folder.resolve("home/.aws");
    }

    private Settings settings() throws Exception {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        Files.createDirectories(aws());
        Files.writeString(aws().resolve("config"), """
                [profile orders-prod]
                region = eu-central-1
                endpoint_url = %s
                """.formatted(cloud.endpoint()));
        return new Settings(Folders.in(folder.resolve("data")), Optional.empty(), false, Optional.empty(),
                new EnvironmentChoice.Profile("orders-prod", Optional.empty()), new AwsFiles(Map.of(), folder.resolve(
                        "home")));
    }

    private void keys(String profile) throws Exception {
        Files.writeString(aws().resolve("credentials"), """
                [%s]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(profile, cloud.accessKeyId(), cloud.secretAccessKey()));
    }

    private Operator open(Settings settings, FxRobot robot) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            window = new ConsoleWindow(stage, () -> {
                session = Session.start(settings);
                return session;
            });
            window.open(settings.ownFolder());
        });
        return new Operator(robot, stage);
    }

    @Test
    void opensAtOnceAsksForConsentAndThenSaysWhoWeAre(FxRobot robot) throws Exception {
        Settings settings = settings();
        keys("orders-prod");
        Operator operator = open(settings, robot);
        operator.sees("#consent-bar");
        assertThat(operator.text("#account")).isEqualTo("account unknown");
        operator.shot("consent-bar-light");
        operator.click("#consent-review");
        operator.sees("#consent-give");
        new Keyboard(robot, stage).tabTo("#consent-give").press(KeyCode.SPACE);
        Eventually.on(() -> operator.text("#account").equals("000000000000"));
        assertThat(robot.lookup("#consent-bar").tryQuery()).isEmpty();
        assertThat(session.environment().entrance().profile()).contains("orders-prod");
        assertThat(session.lock().state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.OPENED));
        Eventually.on(() -> session.poller().pace().latest().uses().stream().anyMatch(u -> u.api().equals(
                "ListExecutions")));
        assertThat(session.poller().pace().latest().uses()).filteredOn(u -> u.api().equals("ListExecutions"))
                .extracting(
                        ApiUse::perMinute).containsExactly(24.0);
        assertThat(settings.dataFolder()).isDirectoryNotContaining("glob:**.mv*");
        operator.shot("account-open-light");
    }

    @Test
    void signsInToARoleWithTheCodeOfADevice(FxRobot robot) throws Exception {
        Settings settings = settings();
        Files.writeString(aws().resolve("config"), """
                [profile base]
                endpoint_url = %1$s
                region = eu-central-1
                [profile orders-prod]
                role_arn = arn:aws:iam::000000000000:role/Operator
                source_profile = base
                mfa_serial = arn:aws:iam::000000000000:mfa/jane
                region = eu-central-1
                endpoint_url = %1$s
                """.formatted(cloud.endpoint()));
        keys("base");
        trust(settings);
        Operator operator = open(settings, robot);
        operator.sees("#sign-in-bar");
        operator.shot("account-sign-in-light");
        Keyboard keys = new Keyboard(robot, stage);
        keys.tabTo("#sign-in").press(KeyCode.SPACE).isLedTo("#mfa-code").write("123456").press(KeyCode.ENTER);
        Eventually.on(() -> robot.lookup("#sign-in-bar").tryQuery().isEmpty());
        Eventually.on(() -> session.environment().account().equals("000000000000"));
        Eventually.on(() -> session.poller().pace().latest().uses().stream().anyMatch(u -> u.api().equals(
                "ListExecutions")));
        operator.shot("account-role-light");
    }

    @Test
    void anotherAccountThanBeforeShutsTheLockUntilItIsConfirmed(FxRobot robot) throws Exception {
        Settings settings = settings();
        keys("orders-prod");
        trust(settings);
        try (Preferences own = Preferences.in(settings.ownFolder())) {
            own.set(Identity.ACCOUNT, "999999999999");
        }
        Operator operator = open(settings, robot);
        operator.sees("#account-bar");
        assertThat(session.lock().state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.ACCOUNT));
        operator.shot("account-other-light");
        operator.click("#account-accept");
        operator.click("Work in account 000000000000");
        Eventually.on(() -> session.environment().account().equals("000000000000") && session.lock().state().latest()
                .equals(new LockState.Locked(LockState.Reason.OPENED)));
        Eventually.on(() -> robot.lookup("#account-bar").tryQuery().isEmpty());
    }

    private void trust(Settings settings) {
        SavedEnvironments.in(settings.dataFolder(), Runnable::run).trust(
                new EndpointConsent("orders-prod", cloud.endpoint()));
    }
}
