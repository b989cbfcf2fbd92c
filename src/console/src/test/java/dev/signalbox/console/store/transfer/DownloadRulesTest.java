package dev.signalbox.console.store.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.transfer.work.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.CompletableFuture;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a download does with what it finds, there and here. */
class DownloadRulesTest {
    private static final String SHA256_OF_A = "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=";
    private static final FileEntry ALL = FileEntry.folder("box", "run/");

    @TempDir Path data;
    @TempDir Path folder;
    private final ScriptedStore s3 = new ScriptedStore();
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private Transfers transfers;

    @BeforeEach
    void begin() {
        transfers = again();
    }

    private Transfers again() {
        return at(data, work -> Thread.ofVirtual().start(work));
    }

    private Transfers at(Path journals, Executor worker) {
        return new Transfers(journals, "local", new Gateways(s3, ScriptedTransfers.noUploads(), new Limits(4)),
                new Desk(
                        tasks, Clock.systemUTC(), worker, d -> "Download"));
    }

    private TransferState download(Conflict conflict, FileEntry... chosen) throws Exception {
        int before = transfers.states().latest().size();
        transfers.download(List.of(chosen), folder, conflict);
        Eventually.on(() -> transfers.states().latest().size() > before && transfers.states().latest().getFirst()
                .phase() != TransferPhase.RUNNING && tasks.states().latest().getFirst()
                        .phase() != TaskState.Phase.RUNNING);
        return transfers.states().latest().getFirst();
    }

    private FileEntry object(String key) {
        return FileEntry.object(new S3Location("box", key), s3.objects.get(key).length, ScriptedStore.NOON, "STANDARD");
    }

    private List<String> names() throws IOException {
        return TransferBench.names(folder);
    }

    @Test
    void saysWhatWasVerifiedAndWhatCouldNotBe() throws Exception {
        s3.put("run/a.txt", "a").put("run/b.txt", "b").sha256.put("run/a.txt", SHA256_OF_A);

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.phase()).as(end.note()).isEqualTo(TransferPhase.DONE);
        assertThat(end.counts().verified()).containsEntry("SHA256", 1L).containsEntry("", 1L);
        assertThat(tasks.states().latest().getFirst().detail()).isEqualTo("2 files · 2 B · 1 checked");
        assertThat(Files.getLastModifiedTime(folder.resolve("run/a.txt")).toInstant()).isEqualTo(ScriptedStore.NOON);
    }

    @Test
    void keepsNothingOfAFileWithTheWrongChecksum() throws Exception {
        s3.put("run/a.txt", "b").sha256.put("run/a.txt", SHA256_OF_A);

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.phase()).as(end.note()).isEqualTo(TransferPhase.FAILED);
        assertThat(end.troubles().getFirst().why()).contains("is not what was stored");
        transfers.remove(end.id());
        Eventually.on(() -> transfers.states().latest().isEmpty());
        assertThat(names()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFileThatFailsAsNobodyExpectedHasFailed() throws Exception {
        s3.put("run/a.txt", "a").put("run/b.txt", "b").sha256.put("run/a.txt", "*no Base64*");

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.phase()).as(end.note()).isEqualTo(TransferPhase.FAILED);
        assertThat(end.troubles()).singleElement().satisfies(t -> assertThat(t.name()).isEqualTo("run/a.txt"));
        assertThat(end.counts().done()).isEqualTo(1);
    }

    @Test
    void doesNotTakeOneThatHasJustBegunForOneThatWasLeft() throws Exception {
        s3.put("run/a.txt", "a").mayList = new CompletableFuture<>();
        List<Runnable> first = new ArrayList<>();
        transfers = at(Files.createDirectory(data.resolve("own")), work -> {
            if (first.isEmpty()) {
                first.add(work); // the reading of what was left, which is slow here
            } else {
                Thread.ofVirtual().start(work);
            }
        });
        s3.mayList.completeOnTimeout(true, 300, TimeUnit.MILLISECONDS);
        transfers.download(List.of(ALL), folder, Conflict.KEEP_BOTH);
        Eventually.on(() -> s3.pages.get() > 0 || s3.mayList.isDone());
        first.getFirst().run();

        Eventually.on(() -> tasks.states().latest().stream().anyMatch(t -> t.phase() != TaskState.Phase.RUNNING));
        Eventually.on(() -> transfers.states().latest().getFirst().phase() == TransferPhase.DONE);
        assertThat(transfers.states().latest()).hasSize(1);
    }

    @Test
    void aBrokenJournalDoesNotHideTheOthers() throws Exception {
        s3.put("run/a.txt", "a");
        var good = data.resolve(download(Conflict.KEEP_BOTH, ALL).id()).resolve("journal.jsonl");
        var broken = Files.createDirectory(data.resolve("9999999999999-001")).resolve("journal.jsonl");
        Files.writeString(broken, Files.readAllLines(good).getFirst()
                + "\n{\"op\":\"PHASE\",\"words\":\"DREAMING\"}\n");

        var later = again();

        Eventually.on(() -> later.states().latest().size() == 1);
    }

    @Test
    void keepsBothReplacesSkipsOrComparesTimes() throws Exception {
        s3.put("run/a.txt", "new");
        Files.createDirectory(folder.resolve("run"));
        var file = Files.writeString(folder.resolve("run/a.txt"), "older file");
        Files.setLastModifiedTime(file, FileTime.from(ScriptedStore.NOON.plusSeconds(60)));

        assertThat(download(Conflict.SKIP, ALL).counts().skipped()).isEqualTo(1);
        assertThat(download(Conflict.NEWER, ALL).counts().skipped()).isEqualTo(1);
        assertThat(file).hasContent("older file");
        download(Conflict.KEEP_BOTH, ALL);
        assertThat(folder.resolve("run/a (2).txt")).hasContent("new");
        assertThat(download(Conflict.DIFFERENT, ALL).counts().done()).isEqualTo(1);
        assertThat(file).hasContent("new");
        assertThat(download(Conflict.DIFFERENT, ALL).counts().skipped()).isEqualTo(1);
        Files.setLastModifiedTime(file, FileTime.from(ScriptedStore.NOON.minusSeconds(60)));
        assertThat(download(Conflict.NEWER, ALL).counts().done()).isEqualTo(1);
        assertThat(download(Conflict.REPLACE, ALL).counts().done()).isEqualTo(1);
        assertThat(names()).containsExactly("run/a (2).txt", "run/a.txt");
    }

    @Test
    void doesNotFollowLinks() throws Exception {
        var elsewhere = Files.createDirectory(data.resolveSibling(data.getFileName() + "-elsewhere"));
        Files.createSymbolicLink(folder.resolve("run"), elsewhere);
        s3.put("run/a.txt", "a");

        var end = download(Conflict.REPLACE, ALL);

        assertThat(end.troubles().getFirst().why()).contains("links are not followed");
        assertThat(elsewhere).isEmptyDirectory();
        Files.delete(elsewhere);
    }

    @Test
    void tellsOfEachFailureAndTriesThemAgain() throws Exception {
        s3.put("run/=cmd.txt", "a").put("run/b.txt", "b");
        s3.failures.put("run/=cmd.txt", new Failure.Denied("AccessDenied", "not you", Optional.empty()));

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.phase()).as(end.note()).isEqualTo(TransferPhase.FAILED);
        assertThat(end.troubles()).singleElement().satisfies(t -> assertThat(t.why()).isEqualTo(
                "AccessDenied: not you"));
        s3.failures.clear();
        transfers.retry(end.id());
        Eventually.on(() -> transfers.states().latest().getFirst().phase() == TransferPhase.DONE);
        assertThat(names()).containsExactly("run/=cmd.txt", "run/b.txt");
    }

    @Test
    void findsPageByPageAndReportsEveryFile() throws Exception {
        IntStream.range(0, 250).forEach(i -> s3.put("run/%03d".formatted(i), "x"));
        s3.put("run/folder/", "");
        s3.pageSize = 100;

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.counts().files()).isEqualTo(250);
        assertThat(s3.pages).hasValue(3);
        var report = folder.resolve("report.csv");
        transfers.report(end.id(), report, cells -> String.join(",", cells) + "\n", _ -> {});
        Eventually.on(() -> Files.exists(report));
        assertThat(Files.readAllLines(report)).hasSize(251).contains("run/007,run/007,1,done,size only,");
    }

    @Test
    void reportsAndOffersTheNameThatAFileGotBesideAnother() throws Exception {
        s3.put("run/a.txt", "a").sha256.put("run/a.txt", SHA256_OF_A);
        Files.createDirectory(folder.resolve("run"));
        Files.writeString(folder.resolve("run/a.txt"), "was here before");

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.file()).contains(folder.resolve("run/a (2).txt"));
        var report = folder.resolve("report.csv");
        transfers.report(end.id(), report, cells -> String.join(",", cells) + "\n", _ -> {});
        Eventually.on(() -> Files.exists(report));
        assertThat(Files.readAllLines(report)).contains("run/a.txt,run/a (2).txt,1,done,SHA256,");
        var later = again();
        Eventually.on(() -> !later.states().latest().isEmpty());
        assertThat(later.states().latest().getFirst().file()).contains(folder.resolve("run/a (2).txt"));
    }

    @Test
    void offersNoFileThatWasNotVerifiedNorOneOfMany() throws Exception {
        s3.put("run/a.txt", "a").put("run/b.txt", "b").sha256.put("run/a.txt", SHA256_OF_A);

        assertThat(download(Conflict.KEEP_BOTH, object("run/b.txt")).file()).isEmpty();
        assertThat(download(Conflict.KEEP_BOTH, ALL).file()).isEmpty();
        assertThat(download(Conflict.REPLACE, object("run/a.txt")).file()).contains(folder.resolve("a.txt"));
    }

    @Test
    void isThereAgainAfterARestartButNotInAnotherEnvironment() throws Exception {
        s3.put("run/a.txt", "a");
        download(Conflict.KEEP_BOTH, ALL);

        var later = again();
        Eventually.on(() -> !later.states().latest().isEmpty());
        assertThat(later.states().latest().getFirst().phase()).isEqualTo(TransferPhase.DONE);
        assertThat(names()).containsExactly("run/a.txt");
        download(Conflict.KEEP_BOTH, object("run/a.txt"));
        assertThat(names()).containsExactly("a.txt", "run/a.txt");
    }

    @Test
    void waitsForRoomBeforeItWritesWhatNoDiskHasRoomFor() throws Exception {
        s3.put("run/a.bin", "a").claimed = OptionalLong.of(1L << 60);

        var end = download(Conflict.KEEP_BOTH, ALL);

        assertThat(end.phase()).as(end.note()).isEqualTo(TransferPhase.PAUSED);
        assertThat(end.note()).startsWith("There is no room for " + folder.resolve("run")).contains(
                "1152921504606846976 bytes are needed");
        assertThat(names()).isEmpty();
    }
}
