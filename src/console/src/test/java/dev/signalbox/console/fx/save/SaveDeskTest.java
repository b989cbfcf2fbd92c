package dev.signalbox.console.fx.save;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.preferences.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SaveDeskTest {
    @TempDir Path folder;

    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private Button export;

    @Start
    void start(Stage stage) {
        export = new Button("Export…");
        StackPane root = new StackPane(export);
        new SaveDesk(tasks, new SerialWorker("save"), Preferences.forgotten()).serve(root);
        stage.setScene(new Scene(root, 300, 200));
        stage.show();
    }

    @BeforeEach
    void nothingChosen() {
        UitestApplication.CHOOSE.clear();
    }

    @Test
    void writesWhereTheOperatorWantsIt() throws Exception {
        Path file = folder.resolve("jobs.csv");
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        ask(to -> {
            Files.writeString(to, "a,b\r\n");
            return "1 row";
        });
        TaskState task = ended();
        assertThat(task.phase()).isEqualTo(TaskState.Phase.DONE);
        assertThat(task.detail()).isEqualTo("1 row, 5 B");
        assertThat(file).hasContent("a,b");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void addsTheExtensionThatWasLeftOut() throws Exception {
        UitestApplication.CHOOSE.add(List.of(folder.resolve("jobs").toFile()));
        ask(to -> Files.writeString(to, "").getFileName().toString());
        assertThat(ended().target()).endsWith("jobs.csv");
    }

    @Test
    void doesNothingWhenTheOperatorCancels() throws Exception {
        ask(_ -> "");
        assertThat(tasks.states().latest()).isEmpty();
    }

    @Test
    void saysWhyAndKeepsTheOldFileWhenWritingFails() throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        ask(to -> {
            Files.writeString(to, "half");
            throw new IOException("No space left on device");
        });
        assertThat(ended().detail()).contains("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private void ask(SaveFile.Content content) throws Exception {
        TestFrame.onFx(() -> {
            SaveFile.ask(export, "jobs", FileKind.CSV, content);
            return null;
        });
    }

    private TaskState ended() throws Exception {
        Eventually.on(() -> !tasks.states().latest().isEmpty()
                && tasks.states().latest().getFirst().phase() != TaskState.Phase.RUNNING);
        return tasks.states().latest().getFirst();
    }
}
