package dev.signalbox.console.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.change.DeletePlan;
import dev.signalbox.console.screen.files.ScriptedChanges;
import dev.signalbox.console.screen.files.ScriptedObjects;
import dev.signalbox.console.store.Tasks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileChangesTest {
    private final ScriptedObjects s3 = new ScriptedObjects();
    private final ScriptedChanges changes = new ScriptedChanges(s3);
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final FileChanges store = new FileChanges(s3, changes, tasks, Runnable::run);

    private static FileEntry folder(String prefix) {
        return FileEntry.folder(ScriptedObjects.BUCKET, prefix);
    }

    private DeletePlan counted(List<FileEntry> chosen) {
        var result = new AtomicReference<FileChanges.Counted>();
        store.count(chosen, result::set);
        return ((FileChanges.Counted.Ready) result.get()).plan();
    }

    private TaskState task() {
        return tasks.states().latest().getFirst();
    }

    private void put(int count) {
        IntStream.range(0, count).forEach(i -> s3.put("run/%05d".formatted(i), "xy"));
    }

    @Test
    void countsAllUnderAPrefix() {
        put(2_500);
        s3.put("other", "x");

        assertThat(counted(List.of(folder("run/"), s3.entry("other")))).satisfies(p -> {
            assertThat(p.objects()).isEqualTo(2_501);
            assertThat(p.bytes()).isEqualTo(5_001);
            assertThat(p.more()).isFalse();
            assertThat(p.prefixes()).isTrue();
        });
    }

    @Test
    void stopsCountingAndSaysAtLeast() {
        put(2_500);
        s3.pageSize = 10;

        assertThat(counted(List.of(folder("run/")))).satisfies(p -> {
            assertThat(p.objects()).isEqualTo(500);
            assertThat(p.more()).isTrue();
        });
    }

    @Test
    void deletesAThousandAtATime() {
        put(1_500);
        var chosen = s3.objects.keySet().stream().map(s3::entry).toList();

        store.delete("Delete", counted(chosen), () -> {});

        assertThat(s3.objects).isEmpty();
        assertThat(changes.batches).containsExactly(1_000, 500);
        assertThat(task().detail()).isEqualTo("1,500 of 1,500 deleted");
    }

    @Test
    void namesWhatWasNotDeleted() {
        put(3);
        changes.locked.add("run/00001");

        store.delete("Delete", counted(List.of(folder("run/"))), () -> {});

        assertThat(s3.objects).containsOnlyKeys("run/00001");
        assertThat(task().phase()).isEqualTo(TaskState.Phase.FAILED);
        assertThat(task().detail()).contains("2 of 3 deleted", "1 not: run/00001 (AccessDenied)");
    }

    @Test
    void deletesNothingElseWhenItIsCancelled() {
        put(5);
        var waiting = new ArrayList<Runnable>();
        var later = new FileChanges(s3, changes, tasks, waiting::add);
        later.delete("Delete", counted(List.of(folder("run/"))), () -> {});

        tasks.cancel(task().id());
        waiting.forEach(Runnable::run);

        assertThat(s3.objects).hasSize(5);
        assertThat(task().phase()).isEqualTo(TaskState.Phase.CANCELLED);
    }

    @Test
    void saysThatAVersionedBucketKeepsWhatIsDeleted() {
        put(1);
        changes.versioned = true;

        store.delete("Delete", counted(List.of(folder("run/"))), () -> {});

        assertThat(task().detail()).isEqualTo("1 of 1 behind a delete marker");
    }

    @Test
    void aRenameThatWouldReplaceIsRefusedAndKeepsTheOriginal() {
        s3.put("a", "1").put("b", "2");

        store.copy("Rename", s3.entry("a"), new S3Location(ScriptedObjects.BUCKET, "b"), true, () -> {});

        assertThat(s3.objects).containsOnlyKeys("a", "b");
        assertThat(task().phase()).isEqualTo(TaskState.Phase.FAILED);
    }

    @Test
    void aRenameDoesNotDeleteWhatSomebodyWroteMeanwhile() {
        s3.put("a", "1");
        changes.afterCopy = () -> s3.put("a", "newer");

        store.copy("Rename", s3.entry("a"), new S3Location(ScriptedObjects.BUCKET, "b"), true, () -> {});

        assertThat(s3.objects.get("a")).asString().isEqualTo("newer");
        assertThat(s3.objects.get("b")).asString().isEqualTo("1");
        assertThat(task().phase()).isEqualTo(TaskState.Phase.FAILED);
        assertThat(task().detail()).contains("copied, but the original was not deleted");
    }

    @Test
    void saysWhenTheOriginalOfARenameStays() {
        s3.put("a", "1");
        changes.locked.add("a");

        store.copy("Rename", s3.entry("a"), new S3Location(ScriptedObjects.BUCKET, "b"), true, () -> {});

        assertThat(s3.objects).containsOnlyKeys("a", "b");
        assertThat(task().detail()).contains("copied, but the original was not deleted");
    }
}
