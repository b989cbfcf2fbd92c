package dev.signalbox.download.processor;

import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.DownloadOutcome.Failed;
import dev.signalbox.download.job.DownloadOutcome.MayPass;
import dev.signalbox.download.job.DownloadOutcome.Succeeded;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.storage.FilePath;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.store.DownloadQueue;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the store how attempts ended, for as long as their lease lasts, and decides whether there is another one. */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final MayPass GIVEN_UP = new MayPass(
            "Error while downloading, the lease was lost, retriable: true, internal: true", 0, false, Optional.empty());
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DownloadQueue queue;
    private final JobView jobs;
    private final FileStorage storage;
    private final ProcessorSettings settings;

    Settling(DownloadQueue queue, JobView jobs, FileStorage storage, ProcessorSettings settings) {
        this.queue = queue;
        this.jobs = jobs;
        this.storage = storage;
        this.settings = settings;
    }

    /** The same job at once, for another processor; no attempt was made. */
    void giveBack(Running running) {
        var stopped = new MayPass("Error while downloading, the processor was stopped, retriable: true, internal: true",
                0, false, Optional.empty());
        tell(running, () -> queue.retryLater(running.job().claim(), stopped, Duration.ZERO));
    }

    void settle(Running running, DownloadOutcome outcome) {
        var job = running.job().job();
        log(job, outcome);
        boolean last = outcome instanceof MayPass passing && passing.counts() && job.downloads() > maxRetries(job);
        if (outcome instanceof MayPass passing && !last) {
            tell(running, () -> queue.retryLater(running.job().claim(), passing, pause(job, passing)));
            return;
        }
        var end = outcome instanceof MayPass(var error, var code, _, _) ? new Failed(error, code) : outcome;
        if (end instanceof Failed && !running.leaseIsOver()) {
            remove(job, "An earlier attempt may have stored a file that the store never heard of");
        }
        tell(running, () -> queue.finish(running.job().claim(), end, settings.keep()));
    }

    private void tell(Running running, Supplier<Boolean> message) {
        if (!keepTelling(running, message).orElse(false)) {
            lost(running);
        }
    }

    /** Nobody else deletes the file of a job that was canceled while it was stored. Another's file stays. */
    void lost(Running running) {
        var job = running.job().job();
        try {
            // Its place in the aggregation is free at once, and the job itself if it is still this processor's.
            queue.retryLater(running.job().claim(), GIVEN_UP, Duration.ZERO);
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("job", job.id()).addKeyValue("error", e.getMessage())
                    .log("The store could not be told that a download was given up; its place is free when its lease ends");
        }
        try {
            var now = jobs.find(job.id());
            if (now.isEmpty() || now.get().status() == JobStatus.CANCELED) {
                remove(job, "The job was canceled");
            }
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("job", job.id()).addKeyValue("error", e.getMessage())
                    .log("It is not known whether a download that was given up is to be deleted; it stays");
        }
    }

    private int maxRetries(Job job) {
        return job.spec().maxRetries().orElse(settings.retrying().maxRetries());
    }

    /** What the service itself could not do has no count, so its pause does not grow; nor is it ever none. */
    private Duration pause(Job job, MayPass outcome) {
        int failures = outcome.counts() ? Math.max(1, job.downloads()) : 1;
        var own = settings.retrying().pauses().pauseAfter(failures, ThreadLocalRandom.current().nextDouble());
        var longest = settings.retrying().longest();
        var asked = outcome.retryAfter().map(a -> a.compareTo(longest) > 0 ? longest : a).orElse(Duration.ZERO);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** @return what the store answered; empty when it did not until the lease was over: then the job comes again */
    private Optional<Boolean> keepTelling(Running running, Supplier<Boolean> message) {
        while (running.ending().filter(Running.Ending.LOST::equals).isEmpty() && !running.leaseIsOver()) {
            try {
                return Optional.of(message.get());
            } catch (StoreException e) {
                LOG.atWarn().addKeyValue("job", running.job().claim().id()).addKeyValue("error", e.getMessage())
                        .log("The store could not be told how a download ended; it is told again");
                pause(running);
            }
        }
        return Optional.empty();
    }

    private static void pause(Running running) {
        var left = running.leaseLeft();
        try {
            Thread.sleep(left.compareTo(PAUSE) < 0 && !left.isNegative() ? left : PAUSE);
        } catch (InterruptedException e) {
            // A late word from the leases, which the loop above asks anyway.
            LOG.debug("Interrupted while the store is away");
        }
    }

    /** Mostly there is none. A client's own bucket is left alone. */
    private void remove(Job job, String why) {
        if (job.spec().ownBucket().isPresent()) {
            return;
        }
        try {
            storage.delete(FilePath.of(job.id(), job.spec().subpath()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("job", job.id()).addKeyValue("reason", why).addKeyValue("error", e.toString())
                    .log("A file that may be there could not be deleted");
        }
    }

    private static void log(Job job, DownloadOutcome outcome) {
        var event = (outcome instanceof Succeeded ? LOG.atInfo() : LOG.atWarn()).addKeyValue("job", job.id())
                .addKeyValue("aggregation", job.spec().aggrId()).addKeyValue("attempt", job.downloads());
        switch (outcome) {
            case Succeeded(var file, _, _, _) -> event.addKeyValue("bytes", file.bytes()).log("Downloaded");
            case Failed(var error, _) -> event.addKeyValue("error", error).log("Download failed for good");
            case MayPass(var error, _, _, _) -> event.addKeyValue("error", error).log("Download failed for now");
        }
    }
}
