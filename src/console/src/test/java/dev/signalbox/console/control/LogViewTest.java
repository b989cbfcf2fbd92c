package dev.signalbox.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.LogLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LogViewTest {
    private final List<SaveFile> saved = new ArrayList<>();
    private LogView view;

    @Start
    void start(Stage stage) {
        view = new LogView();
        view.addEventHandler(SaveFile.TYPE, saved::add);
        stage.setScene(new Scene(view, 600, 300));
        stage.show();
    }

    @Test
    void isWrittenToAFileWithTimesThatMeanTheSameEverywhere(FxRobot robot, @TempDir Path folder) throws Exception {
        robot.interact(() -> view.show("/aws/lambda/f · r-1", List.of(new LogLine(Instant.parse("2026-11-22T09:00:00Z"),
                "one"), new LogLine(Instant.parse("2026-11-22T09:00:00.250Z"), "two"))));
        robot.clickOn("#log-save");
        robot.interact(() -> robot.lookup("#log-save").query().requestFocus());
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(saved).hasSize(2);
        var file = folder.resolve("log.txt");
        assertThat(saved.getLast().request().content().writeTo(file)).isEqualTo("2 lines");
        assertThat(Files.readString(file)).isEqualTo("2026-11-22T09:00:00.000Z  one\n2026-11-22T09:00:00.250Z  two\n");
    }
}
