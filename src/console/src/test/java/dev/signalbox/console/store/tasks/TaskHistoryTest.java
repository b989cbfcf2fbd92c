package dev.signalbox.console.store.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.store.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each {@link #start} is a start of the console on the same data folder. */
class TaskHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

    @TempDir Path folder;
    private Tasks tasks = new Tasks(Clock.fixed(NOW, ZoneOffset.UTC));

    private TaskHistory start() {
        tasks = new Tasks(Clock.fixed(NOW, ZoneOffset.UTC));
        return TaskHistory.in(folder, tasks, Runnable::run);
    }

    @Test
    void whatEndedIsThereAfterTheNextStartAndAfterTheTrayWasCleared() {
        var before = start();
        tasks.start("Download", "s3://results/a", Optional.empty()).done("12 files", Optional.of(
                new Destination.Files()));
        tasks.start("Upload", "s3://results/b", Optional.empty()).failed(new Failure.Denied("AccessDenied", "not you",
                Optional.empty()));
        tasks.start("Delete", "s3://results/c", Optional.of(() -> {})).cancelled("after 3 of 5");
        var runs = tasks.start("Download", "s3://results/d", Optional.empty());
        tasks.clearFinished();
        assertThat(before.all().latest()).extracting(TaskState::target).containsExactly("s3://results/d",
                "s3://results/c", "s3://results/b", "s3://results/a");
        before.close();
        runs.done("late", Optional.empty());

        var after = start();
        assertThat(after.problem().latest()).isEmpty();
        assertThat(after.all().latest()).extracting(TaskState::phase).containsExactly(Phase.CANCELLED, Phase.FAILED,
                Phase.DONE);
        assertThat(after.all().latest()).extracting(TaskState::detail).containsExactly("after 3 of 5",
                "AccessDenied: not you", "12 files");
        assertThat(after.all().latest()).allSatisfy(t -> {
            assertThat(t.endedAt()).contains(NOW);
            assertThat(t.cancellable()).isFalse();
        });
        tasks.start("Download", "s3://results/e", Optional.empty()).done("1 file", Optional.empty());
        assertThat(start().all().latest()).hasSize(4).first().extracting(TaskState::target).isEqualTo("s3://results/e");
    }

    @Test
    void theNewestFiveHundredAreKeptWithoutSecrets() throws IOException {
        start();
        for (int i = 0; i < 510; i++) {
            tasks.start("Post", "http://127.0.0.1/callback/" + i + "?secret=0123456789abcdef", Optional.empty()).done(
                    "", Optional.empty());
        }
        var kept = start().all().latest();
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().target()).contains("/509?secret=hidden");
        assertThat(kept.getLast().target()).contains("/10?");
        assertThat(Files.readString(folder.resolve("tasks.jsonl"))).doesNotContain("0123456789abcdef");
    }

    @Test
    void aTaskThatRunsLongIsNotPushedOutByShortOnes() {
        var history = start();
        var runs = tasks.start("Download", "s3://results/all", Optional.of(() -> {}));
        for (int i = 0; i < 120; i++) {
            tasks.start("Post", "callback " + i, Optional.empty()).done("", Optional.empty());
        }
        assertThat(tasks.states().latest()).hasSize(100).last().extracting(TaskState::target).isEqualTo(
                "s3://results/all");
        runs.done("7 files", Optional.empty());
        assertThat(history.all().latest()).hasSize(121).first().extracting(TaskState::detail).isEqualTo("7 files");
    }

    @Test
    void linesThatMakeNoSenseAreToldAndKeptAside() throws IOException {
        start();
        tasks.start("Download", "s3://results/a", Optional.empty()).done("12 files", Optional.empty());
        Path file = folder.resolve("tasks.jsonl");
        Files.writeString(file, "{\"name\":\"Upload\",\"pha\nnull\n{}\n", StandardOpenOption.APPEND);

        var after = start();
        assertThat(after.all().latest()).extracting(TaskState::target).containsExactly("s3://results/a");
        assertThat(after.problem().latest()).hasValueSatisfying(p -> {
            assertThat(p).isInstanceOfSatisfying(HistoryProblem.Unreadable.class, u -> {
                assertThat(u.lines()).isEqualTo(3);
                assertThat(u.keptAs()).hasSameTextualContentAs(file);
            });
        });
        tasks.start("Download", "s3://results/b", Optional.empty()).done("", Optional.empty());
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsToldAndLeftAlone() throws IOException {
        Path file = Files.createDirectory(folder.resolve("tasks.jsonl"));
        Files.writeString(file.resolve("somebody's"), "own");
        var history = start();
        assertThat(history.problem().latest()).containsInstanceOf(HistoryProblem.NotRead.class);
        tasks.start("Download", "s3://results/a", Optional.empty()).done("", Optional.empty());
        assertThat(history.all().latest()).hasSize(1);
        assertThat(file).isDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() {
        tasks = new Tasks(Clock.systemUTC());
        var history = TaskHistory.in(Path.of("/dev/null"), tasks, Runnable::run);
        tasks.start("Download", "s3://results/a", Optional.empty()).done("", Optional.empty());
        assertThat(history.problem().latest()).isPresent();
        assertThat(history.all().latest()).extracting(TaskState::name).isEqualTo(List.of("Download"));
    }
}
