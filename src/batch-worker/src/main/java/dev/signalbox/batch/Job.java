package dev.signalbox.batch;

import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One attempt of the job, from its rows to its exit code. */
final class Job {
    /** Wrong call or settings, or nothing is recorded for the execution: another attempt would end alike. */
    static final int EXIT_USAGE = 2;

    private final String execution;
    private final JobSettings settings;
    private final TransferTime time;
    private final JsonLog log;
    private final StopGate gate = new StopGate();
    private volatile Optional<DownloadRun> running = Optional.empty();

    Job(String execution, JobSettings settings, TransferTime time, JsonLog log) {
        this.execution = execution;
        this.settings = settings;
        this.time = time;
        this.log = log;
    }

    int run(FileRecords records, FileStore store) throws InterruptedException {
        int parallelism = settings.policy().maxConcurrent();
        log.info("run.started", Map.of("parallelism", parallelism));
        try (var fetch = new GuardedFetch(settings.policy(), time)) {
            var run = new DownloadRun(records, new FileDownload(fetch, records, store, gate), parallelism, gate, log);
            running = Optional.of(run);
            var outcomes = run.run();
            if (outcomes.isEmpty()) {
                log.error("run.empty", Map.of("error", "The file table has no files of execution " + execution));
                return EXIT_USAGE;
            }
            store.put(DownloadRun.MANIFEST, Manifest.of(execution, settings.jobId(), time.now(), outcomes),
                    "application/json");
            var summary = Summary.of(outcomes);
            log.info("run.ended", Map.of("done", summary.done(), "kept", summary.kept(), "failed", summary.failed(),
                    "mayPass", summary.mayPass(), "stopped", summary.stopped(), "bytes", summary.bytes()));
            return summary.exitCode();
        }
    }

    /** For SIGTERM: rows and uploads are consistent when this returns, if the patience was enough. */
    void stop(Duration patience) throws InterruptedException {
        gate.close();
        if (running.isPresent()) {
            running.get().stop(patience);
        }
    }
}
