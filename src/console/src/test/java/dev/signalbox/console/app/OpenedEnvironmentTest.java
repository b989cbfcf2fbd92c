package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another local cloud, opened by the name under which it was entered. */
class OpenedEnvironmentTest {
    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private void save(String name, String endpoint, String of) {
        SavedEnvironments.in(data(), Runnable::run).put(Optional.empty(), new SavedEnvironment(name,
                EnvironmentInfo.Kind.TEST, endpoint, "local-1", of));
    }

    private Settings settings(String name) {
        return new Settings(data(), Optional.empty()).opening(new EnvironmentChoice.Saved(name));
    }

    @Test
    void opensOnceWithAFolderOfItsOwnAndKeepsNoKey() throws Exception {
        Path other = folder.resolve("other");
        try (var cloud = LocalCloud.start(new LocalCloudOptions(other, 0))) {
            save("Rehearsal", cloud.endpoint().toString(), other.toString());
            try (var session = Session.start(settings("rehearsal"))) {
                assertThat(session.environment().account()).isEqualTo("000000000000");
                assertThat(session.environment().name()).isEqualTo("REHEARSAL");
                assertThat(session.environment().kind()).isEqualTo(EnvironmentInfo.Kind.TEST);
                assertThat(new AwsExecutionsGateway(session.clients()).executions().executions()).isEmpty();
                assertThat(session.dataFolder()).isEqualTo(data().resolve("environments/rehearsal"));
                assertThatThrownBy(() -> Session.start(settings("rehearsal"))).hasMessageContaining("another window");
            }
            Session.start(settings("rehearsal")).close();
            assertThat(Files.readString(data().resolve("environments.json"))).contains("Rehearsal").doesNotContain(cloud
                    .secretAccessKey());
        }
    }

    @Test
    void saysWhyItCannotBeOpened() {
        save("gone", "http://127.0.0.1:1", folder.resolve("nothing").toString());
        assertThatThrownBy(() -> Session.start(settings("unknown"))).hasMessageContaining(
                "no environment named unknown");
        assertThatThrownBy(() -> Session.start(settings("gone"))).hasMessageContaining("No local cloud runs");
    }

    @Test
    void theKeyOfALocalCloudGoesNowhereElse() {
        Path other = folder.resolve("other");
        try (var cloud = LocalCloud.start(new LocalCloudOptions(other, 0))) {
            save("moved", "http://127.0.0.1:1", other.toString());
            assertThatThrownBy(() -> Session.start(settings("moved"))).hasMessageContaining("Its key is for it alone")
                    .message()
                    .doesNotContain(cloud.secretAccessKey());
        }
    }

    private OpenedEnvironment account(EnvironmentInfo.Kind kind, Accounts accounts) throws Exception {
        Path aws = Files.createDirectories(folder.resolve("home/.aws"));
        Files.writeString(aws.resolve("config"), "[profile p]\nregion = eu-west-1\n");
        Files.writeString(aws.resolve("credentials"), """
                [p]
                aws_access_key_id = AKIAEXAMPLE
                aws_secret_access_key = example
                """);
        SavedEnvironments.in(data(), Runnable::run).put(Optional.empty(), new SavedEnvironment("acc", kind, "",
                "eu-west-1", "", "p", Optional.empty(), Optional.empty()));
        return new OpenedEnvironment(Folders.in(data()), new EnvironmentChoice.Saved("acc"), new AwsFiles(Map.of(
                "AWS_EC2_METADATA_DISABLED", "true"), folder.resolve("home")), accounts);
    }

    @Test
    void whateverEndsAnOpeningLeavesItToTheNextOne() throws Exception {
        OpenedEnvironment opened = account(EnvironmentInfo.Kind.PROD, (_, _) -> {
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> opened.open(Preferences.forgotten())).hasMessage("broken");
        }
    }

    @Test
    void aDoorIsClosedWhenTheSessionBehindItFails() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        OpenedEnvironment opened = account(EnvironmentInfo.Kind.PROD, (_, _) -> new Accounts.Door(AwsConnection.local(
                URI.create("http://127.0.0.1:1"), "eu-west-1", "test", "test"), new Broken(), closed::incrementAndGet));
        for (int i = 1; i < 3; i++) {
            assertThatThrownBy(() -> opened.open(Preferences.forgotten())).hasMessage("broken");
            assertThat(closed).hasValue(i);
        }
    }

    @Test
    void anAccountIsNeverLocal() throws Exception {
        OpenedEnvironment opened = account(EnvironmentInfo.Kind.LOCAL, (_, _) -> {
            throw new IllegalStateException("asked for credentials");
        });
        assertThatThrownBy(() -> opened.open(Preferences.forgotten())).hasMessageContaining("LOCAL")
                .hasMessageContaining("Settings, Environments");
    }

    @Test
    void anEndpointThatIsNoAddressIsNamed() {
        save("typo", "http://no address", "");
        assertThatThrownBy(() -> Session.start(settings("typo"))).isInstanceOf(
                OpenedEnvironment.CannotOpenException.class).hasMessageContaining("http://no address");
    }

    /** Fails as soon as it is asked. */
    private record Broken() implements SignInGateway {
        @Override
        public SignInState state() {
            throw new IllegalStateException("broken");
        }

        @Override
        public Watch watchCaller(Runnable perhapsAnother) {
            return () -> {};
        }

        @Override
        public Watch watch(Runnable changed) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void signIn(SignInPrompts prompts) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void aMachineOfEc2IsOpenedBeforeItsProbeHasAnswered() {
        var files = new AwsFiles(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1"), folder);
        var machine = new OpenedEnvironment(Folders.in(data()), new EnvironmentChoice.Profile("(instance)", Optional.of(
                "eu-west-1")), files, (environment, _) -> {
                    throw new OpenedEnvironment.CannotOpenException("at the door of " + environment.profile());
                });
        assertThat(machine.problem()).isEmpty();
        assertThatThrownBy(() -> machine.open(Preferences.forgotten())).hasMessage("at the door of (instance)");
    }
}
