package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.store.local.PlannedReset;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.LocalCloudStartException;
import dev.signalbox.localcloud.Reset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueResetTest {
    @TempDir Path folder;
    private Path state;

    /** A data folder that a local cloud made, and something of the console beside. */
    @BeforeEach
    void make() throws IOException {
        LocalCloud.start(new LocalCloudOptions(folder, 0)).close();
        Files.writeString(folder.resolve("preferences.json"), "{}");
        state = folder.resolve("state.mv");
        assertThat(state).exists();
    }

    private PlannedReset planned() {
        PlannedReset reset = new PlannedReset(folder, Runnable::run);
        reset.plan();
        assertThat(reset.state().latest().planned()).isTrue();
        return reset;
    }

    @Test
    void whatWasPlannedIsDoneOnceAndOnlyToTheLocalCloud() {
        planned();
        assertThat(state).exists();
        DueReset.of(folder);
        assertThat(state).doesNotExist();
        assertThat(folder.resolve("preferences.json")).exists();
        LocalCloud.start(new LocalCloudOptions(folder, 0)).close();
        DueReset.of(folder);
        assertThat(state).exists();
    }

    @Test
    void whatWasTakenBackIsNotDone() {
        PlannedReset reset = planned();
        reset.cancel();
        assertThat(reset.state().latest()).isEqualTo(new PlannedReset.State(false, java.util.Optional.empty()));
        DueReset.of(folder);
        assertThat(state).exists();
    }

    @Test
    void oneThatWasCutOffAtItsEndIsNoHindrance() {
        planned();
        Reset.of(folder);
        DueReset.of(folder);
        assertThat(PlannedReset.isDue(folder)).isFalse();
    }

    @Test
    void aFolderInUseStaysDue() {
        planned();
        try (var _ = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThatThrownBy(() -> DueReset.of(folder)).isInstanceOf(LocalCloudStartException.class);
        }
        assertThat(state).exists();
        assertThat(PlannedReset.isDue(folder)).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() {
        PlannedReset reset = new PlannedReset(folder.resolve("gone"), Runnable::run);
        reset.plan();
        assertThat(reset.state().latest().planned()).isFalse();
        assertThat(reset.state().latest().problem()).isPresent();
    }
}
