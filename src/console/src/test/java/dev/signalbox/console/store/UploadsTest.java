package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.UploadDesk;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.model.files.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    private static final S3Location INPUT = new S3Location("files", "input/");

    @TempDir Path folder;
    private final ScriptedUploads s3 = new ScriptedUploads();
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final UploadDesk desk = new UploadDesk(new Uploads(s3, tasks, Runnable::run), Runnable::run);
    private Path first = Path.of("");
    private Path second = Path.of("");

    @BeforeEach
    void files() throws IOException {
        first = Files.writeString(folder.resolve("a.csv"), "a".repeat(1_000_000));
        second = Files.writeString(folder.resolve("b.csv"), "b");
    }

    private TaskState task() {
        return tasks.states().latest().getFirst();
    }

    @Test
    void putsFilesUnderTheirNames() {
        desk.upload(List.of(first, second), INPUT);

        assertThat(s3.objects).containsEntry("s3://files/input/a.csv", first).hasSize(2);
        assertThat(desk.doneProperty().get()).extracting(Upload::file).containsExactly(first, second);
        assertThat(desk.takenProperty().get()).isEmpty();
        assertThat(task().phase()).isEqualTo(Phase.DONE);
        assertThat(task().show()).contains(new S3Location("files", "input/b.csv"));
    }

    @Test
    void leavesWhatIsThereUntilSomebodySaysReplace() {
        var before = Path.of("before");
        s3.objects.put("s3://files/input/a.csv", before);

        desk.upload(List.of(first, second), INPUT);

        assertThat(s3.objects).containsEntry("s3://files/input/a.csv", before).hasSize(2);
        assertThat(desk.takenProperty().get()).extracting(Upload::file).containsExactly(first);
        desk.replace(desk.takenProperty().get());
        assertThat(s3.objects).containsEntry("s3://files/input/a.csv", first);
        assertThat(desk.takenProperty().get()).isEmpty();
    }

    @Test
    void showsHowFarItIsAndStopsWhenCancelled() {
        s3.onHalf = () -> {
            assertThat(task().fraction()).isEqualTo(0.5);
            tasks.cancel(task().id());
        };

        desk.upload(List.of(first), INPUT);

        assertThat(task().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(s3.objects).isEmpty();
        assertThat(desk.doneProperty().get()).isEmpty();
    }

    @Test
    void tellsWhyItFailed() {
        s3.failure = Optional.of(new Failure.Denied("AccessDenied", "no PutObject", Optional.empty()));

        desk.upload(List.of(first), INPUT);

        assertThat(task().phase()).isEqualTo(Phase.FAILED);
        assertThat(task().detail()).contains("AccessDenied").contains("no PutObject");
    }
}
