package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.Sketch;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
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

@ExtendWith(ApplicationExtension.class)
class ConsoleWindowTest {
    @TempDir static Path folder;

    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void opensOnTheLocalCloudAndSaysWhereItIs(FxRobot robot) throws Exception {
        open(new Settings(folder.resolve("data"), Optional.of(0)));
        Eventually.on(() -> robot.lookup("LOCAL").tryQuery().isPresent());
        assertThat(robot.lookup("000000000000").tryQuery()).isPresent();
        assertThat(folder.resolve("data/logs/console.log")).exists();
        shot("frame-light");
        new Operator(robot, stage).sees("#overview-deploy");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("da");
        WaitForAsyncUtils.waitForFxEvents();
        shot("frame-palette");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(WaitForAsyncUtils.waitForAsyncFx(1000, () -> Theme.isDark(stage.getScene()))).isTrue();
        shot("frame-dark");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        WaitForAsyncUtils.waitForFxEvents();
        shot("frame-palette-dark");
    }

    @Test
    void saysWhichPortIsTaken(FxRobot robot) throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            open(new Settings(folder.resolve("port"), Optional.of(taken.getLocalPort())));
            Eventually.on(() -> robot.lookup(".note .label").tryQuery().isPresent());
            assertThat(robot.lookup(".note .label").queryAs(Label.class).getText()).contains("Port " + taken
                    .getLocalPort());
        }
    }

    @Test
    void saysThatTheDataFolderIsInUse(FxRobot robot) throws Exception {
        Settings settings = new Settings(folder.resolve("used"), Optional.of(0));
        try (Session first = Session.start(settings)) {
            open(settings);
            Eventually.on(() -> robot.lookup(".note .label").tryQuery().isPresent());
            assertThat(robot.lookup(".note .label").queryAs(Label.class).getText()).contains("used").contains("in use")
                    .contains(first.environment().endpointLabel());
            shot("start-refused");
        }
    }

    @Test
    void saysThatTheDataFolderIsNotWritable(FxRobot robot) throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        open(new Settings(file.resolve("data"), Optional.of(0)));
        Eventually.on(() -> robot.lookup(".note .label").tryQuery().isPresent());
        assertThat(robot.lookup(".note .label").queryAs(Label.class).getText()).contains("a-file").contains(
                "cannot be written");
    }

    @Test
    void aWindowClosedWhileItOpensKeepsNothing() throws Exception {
        Settings settings = new Settings(folder.resolve("early"), Optional.of(0));
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        CompletableFuture<Void> left = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            window = new ConsoleWindow(stage, () -> {
                late.join();
                return Session.start(settings);
            });
            window.open(settings.dataFolder());
            return window.leave();
        });
        assertThat(left).isNotDone();
        late.complete(true);
        left.get(30, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        Session.start(settings).close();
    }

    private void open(Settings settings) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            window = new ConsoleWindow(stage, () -> Session.start(settings));
            window.open(settings.dataFolder());
        });
    }

    private void shot(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        }).get(10, TimeUnit.SECONDS);
        Sketch.keep(stage.getScene(), name);
    }
}
