package dev.signalbox.batch;

import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.NamePlan;
import dev.signalbox.transfer.SafeUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Downloads all files of an execution, several at a time. Runs once; may be stopped from another thread. */
final class DownloadRun {
    static final String MANIFEST = "manifest.json";

    private final FileRecords records;
    private final FileDownload download;
    private final ExecutorService threads;
    private final JsonLog log;
    private final StopGate gate;
    private final CountDownLatch over = new CountDownLatch(1);

    DownloadRun(FileRecords records, FileDownload download, int parallelism, StopGate gate, JsonLog log) {
        this.records = records;
        this.download = download;
        this.gate = gate;
        this.threads = Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().name("download-", 0).factory());
        this.log = log;
    }

    /** @return one outcome per row, in the order of the list */
    List<FileOutcome> run() throws InterruptedException {
        try (threads) {
            var names = new NamePlan(Set.of(MANIFEST));
            var tasks = new ArrayList<Task>();
            for (var row : inOrder(records.all())) {
                var name = names.assign(row.url(), row.name().orElseGet(() -> FileNames.fromUrl(row.url())));
                tasks.add(new Task(row, threads.submit(() -> one(row, name))));
            }
            var outcomes = new ArrayList<FileOutcome>();
            for (var task : tasks) {
                outcomes.add(task.outcome());
            }
            return outcomes;
        } finally {
            over.countDown();
        }
    }

    private record Task(FileRow row, Future<FileOutcome> future) {
        FileOutcome outcome() throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                // A bug, or the table cannot be written: this file's end is not recorded, so it may come again.
                return new FileOutcome.Failed(row, "It could not be recorded: " + e.getCause(), true);
            }
        }
    }

    /** Rows without a position come last, by URL, so that every attempt plans the same names. */
    private static List<FileRow> inOrder(List<FileRow> rows) {
        return rows.stream().sorted(Comparator.comparingLong(FileRow::position).thenComparing(FileRow::url)).toList();
    }

    private FileOutcome one(FileRow row, String name) {
        var outcome = download.run(row, name);
        var url = SafeUrl.of(row.url());
        switch (outcome) {
            case FileOutcome.Done(_, var file, var fetched) -> log.info(fetched ? "file.done" : "file.kept",
                    Map.of("url", url, "key", file.key(), "bytes", file.bytes(), "sha256", file.sha256()));
            case FileOutcome.Failed(_, var error, var mayPass) -> log.error("file.failed",
                    Map.of("url", url, "error", error, "mayPass", mayPass));
            case FileOutcome.Stopped(_) -> log.warn("file.stopped", Map.of("url", url));
        }
        return outcome;
    }

    /** Breaks off what runs, and waits until rows and uploads are consistent. */
    void stop(Duration patience) throws InterruptedException {
        gate.close();
        boolean inTime = over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        log.warn("run.stopped", Map.of("consistent", inTime));
    }
}
