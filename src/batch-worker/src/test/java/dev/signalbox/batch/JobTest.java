package dev.signalbox.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobTest {
    private final Source source = new Source();
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryStore store = new MemoryStore();
    private final StringBuilder log = new StringBuilder();
    private final Job job = new Job("e-1", JobSettings.from(new EnvironmentSettings(Map.of("FileTable", "files",
            "Bucket", "bucket", "AllowedHosts", "127.0.0.1", "AllowPrivateAddresses", "true", "MaxAttempts", "1"))),
            TransferTime.system(), new JsonLog(log, TransferTime.system(), Map.of("execution", "e-1")));

    JobTest() throws IOException {}

    @AfterEach
    void stop() {
        source.close();
        assertThat(store.open.get()).as("uploads left open").isZero();
    }

    private int run() throws InterruptedException {
        return job.run(records, store);
    }

    private String object(String key) {
        return new String(store.objects.get(key), StandardCharsets.UTF_8);
    }

    @Test
    void downloadsAllFilesAndSaysSo() throws Exception {
        for (int i = 0; i < 250; i++) {
            records.add(source.file("/f" + i + ".txt", "file " + i));
        }

        assertThat(run()).isZero();

        assertThat(store.objects).hasSize(251);
        assertThat(object("f249.txt")).isEqualTo("file 249");
        var row = records.row(source.url("/f7.txt"));
        assertThat(row.status()).isEqualTo(FileStatus.DONE);
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(object("manifest.json")).contains("\"done\" : 250", "\"execution\" : \"e-1\"");
    }

    @Test
    void fileThatAnswers404FailsTheJobAndNothingElse() throws Exception {
        var gone = source.status("/gone.txt", 404);
        records.add(gone).add(source.file("/a.txt", "a"));

        assertThat(run()).isEqualTo(1);

        assertThat(records.row(gone).status()).isEqualTo(FileStatus.FAILED);
        assertThat(records.row(gone).error()).hasValueSatisfying(e -> assertThat(e).contains("answered 404"));
        assertThat(object("a.txt")).isEqualTo("a");
        assertThat(object("manifest.json")).contains("\"failed\" : 1", "answered 404");
    }

    @Test
    void failureThatMayPassAsksForAnotherAttempt() throws Exception {
        records.add(source.status("/busy.txt", 503)).add(source.status("/gone.txt", 404));
        assertThat(run()).isEqualTo(75);
    }

    @Test
    void goesOnWhereAnEarlierAttemptStopped() throws Exception {
        var done = source.file("/a.txt", "a");
        store.objects.put("a.txt", new byte[]{'a'});
        records.add(new FileRow(done, 0, Optional.empty(), OptionalLong.empty(), Optional.empty(), FileStatus.DONE,
                Optional.of(new StoredFile("a.txt", 1, "x", "etag")), 1, Optional.empty()));
        records.add(source.file("/b.txt", "b"));

        assertThat(run()).isZero();

        assertThat(source.requests).containsExactly("/b.txt");
        assertThat(records.row(done).attempts()).isEqualTo(1);
        assertThat(log).contains("\"kept\":1");
    }

    @Test
    void fileWhoseObjectIsGoneIsFetchedAgain() throws Exception {
        var url = source.file("/a.txt", "a");
        records.add(new FileRow(url, 0, Optional.empty(), OptionalLong.empty(), Optional.empty(), FileStatus.DONE,
                Optional.of(new StoredFile("a.txt", 1, "x", "etag")), 1, Optional.empty()));
        assertThat(run()).isZero();
        assertThat(source.requests).containsExactly("/a.txt");
    }

    @Test
    void wrongSha256FailsAndStoresNothing() throws Exception {
        var url = source.file("/a.txt", "a");
        records.add(new FileRow(url, 0, Optional.empty(), OptionalLong.of(1), Optional.of("00".repeat(32)),
                FileStatus.PENDING, Optional.empty(), 0, Optional.empty()));
        assertThat(run()).isEqualTo(1);
        assertThat(store.objects).containsOnlyKeys("manifest.json");
    }

    @Test
    void equalBaseNamesDoNotOverwriteEachOther() throws Exception {
        records.add(source.file("/x/data.csv", "x")).add(source.file("/y/data.csv", "y"))
                .add(source.file("/manifest.json", "mine"));

        assertThat(run()).isZero();

        assertThat(object("data.csv")).isEqualTo("x");
        assertThat(store.objects.keySet()).hasSize(4).anyMatch(k -> k.matches("data-[0-9a-f]{8}\\.csv"))
                .anyMatch(k -> k.matches("manifest-[0-9a-f]{8}\\.json"));
    }

    @Test
    void nameOfAPageComesFromContentDisposition() throws Exception {
        records.add(source.file("/download?id=7", "a", "Content-Disposition", "attachment; filename=../../report.csv"));
        assertThat(run()).isZero();
        assertThat(store.objects.keySet()).anyMatch(k -> k.matches("report-[0-9a-f]{16}\\.csv"));
    }

    @Test
    void rejectedFileFailsTheJobWithoutARequest() throws Exception {
        records.add(new FileRow("file:///etc/passwd", 0, Optional.empty(), OptionalLong.empty(), Optional.empty(),
                FileStatus.REJECTED, Optional.empty(), 0, Optional.of("only http and https are allowed")));
        assertThat(run()).isEqualTo(1);
        assertThat(object("manifest.json")).contains("REJECTED", "only http and https");
    }

    @Test
    void metadataAddressIsRefused() throws Exception {
        records.add("http://169.254.169.254/latest/meta-data/");
        assertThat(run()).isEqualTo(1);
        assertThat(object("manifest.json")).contains("Refused http://169.254.169.254/");
    }

    @Test
    void executionWithoutFilesIsAnError() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(log).contains("has no files of execution e-1");
    }

    @Test
    void secretsInUrlsStayOutOfLogAndManifest() throws Exception {
        records.add(source.file("/a.txt", "a") + "?X-Amz-Signature=sesame");
        assertThat(run()).isZero();
        assertThat(log).doesNotContain("sesame");
        assertThat(object("manifest.json")).doesNotContain("sesame");
    }

    @Test
    void stoppingLeavesRowsThatAnotherAttemptCanTakeUp() throws Exception {
        var begun = new CountDownLatch(1);
        var slow = source.on("/slow.bin", x -> {
            x.sendResponseHeaders(200, 1000);
            x.getResponseBody().write(1);
            x.getResponseBody().flush();
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        records.add(slow);
        var exit = new java.util.concurrent.CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try {
                exit.complete(run());
            } catch (InterruptedException e) {
                exit.completeExceptionally(e);
            }
        });
        begun.await();

        job.stop(Duration.ofSeconds(10));

        assertThat(exit.get()).isEqualTo(75);
        assertThat(records.row(slow).status()).isEqualTo(FileStatus.PENDING);
        assertThat(object("manifest.json")).contains("PENDING");
    }
}
