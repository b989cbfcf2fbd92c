package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.DownloadOutcome.Succeeded;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.processor.DownloadAttempt.Stores;
import dev.signalbox.download.processor.ProcessorSettings.Fetching;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.storage.ClientBuckets;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One attempt against a loopback server, without a queue. */
abstract class AttemptFixture {
    static final JobId ID = new JobId("6QExxxxxxx_-12");

    @TempDir private Path folder;

    final Origin origin = new Origin();
    final Counters counters = new Counters();
    ProcessorSettings settings = ProcessorSettings.of(Path.of(""), "");
    Path temp = Path.of("");
    Path root = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        temp = Files.createDirectories(folder.resolve("temp"));
        root = Files.createDirectories(folder.resolve("root"));
        settings = settings(Map.of(), 10_000_000);
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    private ProcessorSettings settings(Map<String, String> headers, long maxBytes) {
        var d = ProcessorSettings.of(temp, "http://files.example");
        var timeouts = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30));
        return new ProcessorSettings(temp, d.downloadUrl(), headers, 4, d.lease(), new Fetching(maxBytes, timeouts,
                HostAllowList.parse("*"), true), d.retrying(), d.disk(), d.keep(), d.stopGrace(), d.statsInterval());
    }

    ProcessorSettings withHeaders(Map<String, String> headers) {
        return settings(headers, 10_000_000);
    }

    ProcessorSettings withMaxBytes(long bytes) {
        return settings(Map.of(), bytes);
    }

    static JobSpec job(String url) {
        return JobSpec.of(url, "aggr", CallbackSpec.NONE);
    }

    static JobSpec with(JobSpec s, Map<String, String> headers) {
        return new JobSpec(s.url(), s.aggrId(), s.maxRetries(), s.extra(), s.mimeType(), s.extractImageSize(),
                s.downloadTimeoutSeconds(), headers, s.callback(), s.ownBucket(), s.subpath());
    }

    static JobSpec with(JobSpec s, String mimeType, boolean size) {
        return new JobSpec(s.url(), s.aggrId(), s.maxRetries(), s.extra(), mimeType, size, s.downloadTimeoutSeconds(),
                s.requestHeaders(), s.callback(), s.ownBucket(), s.subpath());
    }

    DownloadOutcome run(JobSpec spec) throws InterruptedException {
        return run(spec, Optional.empty());
    }

    DownloadOutcome run(JobSpec spec, Optional<String> proxy) throws InterruptedException {
        var at = Instant.EPOCH;
        var job = new Job(ID, spec, JobStatus.DOWNLOADING, 1, "", 0, Optional.empty(), "", "", 0, "", at, at,
                Optional.empty(), Optional.empty());
        var f = settings.fetching();
        var policy = new FetchPolicy(f.hosts(), f.allowPrivateAddresses(), f.maxBytes(), 10, 4, f.timeouts(),
                new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try (var fetch = new GuardedFetch(policy, TransferTime.system());
                var clients = ClientBuckets.ofAws(4)) {
            var stores = new Stores(FileSystemStorage.open(root), clients);
            return new DownloadAttempt(fetch, settings, stores, counters).run(new ClaimedJob(new Claim(ID, 7), job,
                    new Aggregation("aggr", 4, Optional.empty(), proxy)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the processor does; an interrupt of the thread that waits is passed on. */
    DownloadOutcome runOnVirtualThread(JobSpec spec) throws InterruptedException {
        var outcome = new CompletableFuture<DownloadOutcome>();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(run(spec));
            } catch (InterruptedException e) {
                outcome.completeExceptionally(e);
            }
        });
        awaitFile();
        worker.interrupt();
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            throw new AssertionError(e);
        }
    }

    /** Until something was written. */
    private void awaitFile() throws InterruptedException {
        var file = temp.resolve(ID + ".7.tmp");
        while (!Files.exists(file) || file.toFile().length() == 0) {
            Thread.sleep(5);
        }
    }

    static Succeeded succeeded(DownloadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Succeeded.class);
        return (Succeeded) outcome;
    }
}
