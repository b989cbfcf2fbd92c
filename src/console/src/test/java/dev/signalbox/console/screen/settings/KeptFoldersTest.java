package dev.signalbox.console.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.screen.settings.KeptFolders.Kept;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A folder that is not there yet is made before it is shown; one that cannot be made is told where it was asked for. */
@ExtendWith(ApplicationExtension.class)
class KeptFoldersTest {
    @TempDir Path folder;
    private final List<Path> opened = new ArrayList<>();

    @Start
    void start(Stage stage) throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        var kept = new KeptFolders(List.of(new Kept("logs", folder.resolve("new/logs")), new Kept("cache", file.resolve(
                "cache"))), Runnable::run, new FxThread());
        stage.addEventHandler(OpenFile.TYPE, e -> opened.add(e.file()));
        stage.setScene(new Scene((Parent) kept.section(Preferences.forgotten()).content().get(), 900, 300));
        stage.show();
    }

    @Test
    void opensWhatCanBeMadeAndSaysWhatCannot(FxRobot robot) throws Exception {
        Throwable why = catchThrowable(() -> Files.createDirectories(folder.resolve("taken/cache")));
        robot.clickOn("#settings-open-cache");
        TestFrame.see(robot, "The folder " + folder.resolve("taken/cache") + " cannot be made: " + why);
        robot.clickOn("#settings-open-logs");
        assertThat(TestFrame.onFx(() -> List.copyOf(opened))).containsExactly(folder.resolve("new/logs"));
        assertThat(folder.resolve("new/logs")).isDirectory();
        assertThat(robot.lookup(".note").tryQuery()).isEmpty();
    }
}
