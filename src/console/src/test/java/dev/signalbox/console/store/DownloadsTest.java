package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.screen.files.ScriptedObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final String SHA256_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir Path folder;
    private final ScriptedObjects s3 = new ScriptedObjects();
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final Downloads downloads = new Downloads(s3, tasks, Clock.systemUTC(), Runnable::run);

    private TaskState download(Conflict conflict, FileEntry... chosen) {
        downloads.start("Download", List.of(chosen), folder, conflict);
        return tasks.states().latest().getFirst();
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).sorted().toList();
        }
    }

    @Test
    void verifiesWhatItStores() throws IOException {
        s3.put("run/a.txt", "a").sha256.put("run/a.txt", SHA256_OF_A);

        var task = download(Conflict.KEEP_BOTH, s3.entry("run/a.txt"));

        assertThat(task.phase()).isEqualTo(Phase.DONE);
        assertThat(task.detail()).isEqualTo("1 file · 1 B · 1 checked by sha256");
        assertThat(folder.resolve("a.txt")).hasContent("a");
    }

    @Test
    void keepsNothingOfAFileWithTheWrongChecksum() throws IOException {
        s3.put("a.txt", "b").sha256.put("a.txt", SHA256_OF_A);

        var task = download(Conflict.KEEP_BOTH, s3.entry("a.txt"));

        assertThat(task.phase()).isEqualTo(Phase.FAILED);
        assertThat(task.detail()).contains("is not what was stored");
        assertThat(files()).isEmpty();
    }

    @Test
    void fetchesAWholePrefixPageByPage() throws IOException {
        s3.put("run/a.txt", "a").put("run/sub/b.txt", "b").put("run/sub/c.txt", "c").put("other/d.txt", "d");
        s3.pageSize = 2;

        download(Conflict.KEEP_BOTH, FileEntry.folder(ScriptedObjects.BUCKET, "run/"));

        assertThat(files()).containsExactly("run/a.txt", "run/sub/b.txt", "run/sub/c.txt");
    }

    @Test
    void namesNeverLeadOutOfTheFolder() throws IOException {
        s3.put("run/../../evil.txt", "x").put("run/con", "x").put("run/a:b?.txt", "x");

        download(Conflict.KEEP_BOTH, FileEntry.folder(ScriptedObjects.BUCKET, "run/"));

        assertThat(files()).containsExactly("run/_/_/evil.txt", "run/_con", "run/a_b_.txt");
    }

    @Test
    void keepsBothReplacesOrSkips() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "old");
        s3.put("a.txt", "new");

        download(Conflict.SKIP, s3.entry("a.txt"));
        assertThat(folder.resolve("a.txt")).hasContent("old");
        download(Conflict.KEEP_BOTH, s3.entry("a.txt"));
        assertThat(folder.resolve("a (2).txt")).hasContent("new");
        download(Conflict.REPLACE, s3.entry("a.txt"));
        assertThat(folder.resolve("a.txt")).hasContent("new");
        assertThat(files()).hasSize(2);
    }

    @Test
    void oneFailureDoesNotKeepTheOthers() throws IOException {
        s3.put("b.txt", "b").put("a.txt", "a");
        var gone = s3.entry("a.txt");
        s3.objects.remove("a.txt");

        var task = download(Conflict.KEEP_BOTH, gone, s3.entry("b.txt"));

        assertThat(files()).containsExactly("b.txt");
        assertThat(task.phase()).isEqualTo(Phase.FAILED);
        assertThat(task.detail()).contains("1 of 2 files failed").contains("a.txt");
    }

    @Test
    void cancelLeavesNoPartBehind() throws IOException {
        s3.put("a.txt", "a").put("b.txt", "b");
        s3.onOpen = () -> tasks.cancel(tasks.states().latest().getFirst().id());

        var task = download(Conflict.KEEP_BOTH, s3.entry("a.txt"), s3.entry("b.txt"));

        assertThat(task.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(files()).isEmpty();
    }
}
