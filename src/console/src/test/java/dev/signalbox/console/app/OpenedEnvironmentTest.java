package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
}
