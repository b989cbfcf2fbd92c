package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.Session;
import dev.signalbox.console.app.Settings;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the console does on moto. {@code packaging/renew-moto.sh} writes what came of it to {@code src/docs/moto.md}.
 */
class MotoStory {
    @TempDir Path folder;

    @Test
    @Timeout(900)
    void eachStepWorksOrIsNamedAsMotosGap() throws Exception {
        var pretending = told(false);
        var running = told(true);
        var written = Optional.ofNullable(System.getProperty("signalbox.moto.md")).map(Path::of);
        if (written.isPresent()) {
            Files.writeString(written.get(), MotoPage.of(pretending, running));
        }

        assertThat(pretending.defects()).isEmpty();
        assertThat(running.defects()).isEmpty();
        assertThat(pretending.untaken()).isEmpty();
        assertThat(running.untaken()).isEmpty();
    }

    private Journey told(boolean runsMachines) throws Exception {
        var data = Files.createDirectories(folder.resolve("data-" + runsMachines));
        var journey = new Journey(MotoGaps.all(runsMachines));
        try (var moto = Moto.start(folder, runsMachines); var session = open(moto, data)) {
            journey.step("Environment", "open `./signalbox --environment moto`", () -> session.environment().name()
                    + ", account " + session.environment().account() + ", " + session.environment().region());
            if (!runsMachines) {
                new MotoPipelines(session, journey).walk();
                new MotoFiles(session, journey, data).walk();
                new MotoBatch(session, journey).walk();
                new MotoRest(session, journey).walk();
            }
            new MotoRuns(session, journey, runsMachines ? moto::reset : () -> {}).walk();
        }
        return journey;
    }

    static Session open(Moto moto, Path data) {
        SavedEnvironments.in(data, Runnable::run).put(Optional.empty(), new SavedEnvironment("moto",
                EnvironmentInfo.Kind.TEST, moto.endpoint().toString(), "eu-central-1", "", "", Optional.empty(),
                Optional.of(false)));
        return Session.start(new Settings(data, Optional.empty()).opening(new EnvironmentChoice.Saved("moto")));
    }
}
