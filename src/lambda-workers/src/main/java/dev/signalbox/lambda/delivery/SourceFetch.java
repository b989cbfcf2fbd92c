package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.TransferTime;
import dev.signalbox.transfer.s3.ResumableUpload;
import dev.signalbox.transfer.s3.UploadLostException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Fetches a file from its source into the bucket, as far as one run gets; the next run goes on from there. */
final class SourceFetch {
    private static final Duration REPORT = Duration.ofSeconds(1);
    /** So much is fetched again after a crash. The point grows with the file, so it is not kept with each report. */
    private static final Duration KEEP = Duration.ofSeconds(30);

    private final GuardedFetch fetch;
    private final Bucket bucket;
    private final Deliveries deliveries;
    private final Messenger messenger;
    private final Times times;
    private final TransferTime time;

    /** Where files go. */
    record Bucket(S3Client s3, ExecutorService uploads, String name) {}

    /**
     * How long things may take.
     *
     * @param run one run
     * @param total all runs together
     * @param connect afterwards, until a client is there
     */
    record Times(Duration run, Duration total, Duration connect) {}

    /** What is to be fetched. */
    record Source(String executionArn, String url, Optional<String> name) {}

    /** What the run works with. */
    record Ports(GuardedFetch fetch, Bucket bucket, Deliveries deliveries, Messenger messenger) {}

    SourceFetch(Ports ports, Times times, TransferTime time) {
        this.fetch = ports.fetch();
        this.bucket = ports.bucket();
        this.deliveries = ports.deliveries();
        this.messenger = ports.messenger();
        this.times = times;
        this.time = time;
    }

    /** @return the delivery, FETCHING if another run has to go on */
    Delivery run(Source source, Delivery before, JsonLog log) {
        if (before.status() != Status.FETCHING) {
            return before;
        }
        if (time.now().isAfter(before.startedAt().plus(times.total()))) {
            throw new SourceTooSlow("The file did not come within " + times.total().toSeconds() + " s; "
                    + before.received() + " bytes had come");
        }
        var naming = new Naming(source, bucket.name());
        var upload = new ResumableUpload(bucket.s3(), bucket.uploads(), naming::target);
        var run = new Run(upload, naming::name, watch(source.executionArn(), log));
        try {
            long bytes = fetch(source, before, run);
            var sha256 = upload.complete();
            return deliveries.fetched(source.executionArn(), new StoredFile(upload.target().key(), run.name(), bytes,
                    sha256), time.now().plus(times.connect()));
        } catch (FetchException e) {
            return stopped(source, run, e);
        } catch (IOException e) {
            throw new SourceUnavailable("The file could not be stored: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("Stopped while fetching", e);
        }
    }

    private long fetch(Source source, Delivery before, Run run)
            throws FetchException, IOException, InterruptedException {
        var request = FetchRequest.of(source.url());
        var resume = before.resume().map(Resume::parse);
        if (resume.isPresent()) {
            try {
                run.goOn(resume.get());
                return fetch.goOn(request, resume.get().point(), run);
            } catch (UploadLostException e) {
                run.upload().abort();
            }
        }
        return fetch.fetch(request, run).bytes();
    }

    private Run.Watch watch(String executionArn, JsonLog log) {
        var end = time.now().plus(times.run());
        return new Run.Watch() {
            private Instant next = time.now().plus(REPORT);
            private Instant keep = time.now().plus(KEEP);

            @Override
            public void look(Run run) throws TimeIsUp {
                var now = time.now();
                if (now.isAfter(end)) {
                    throw new TimeIsUp();
                }
                if (now.isAfter(next)) {
                    next = now.plus(REPORT);
                    report(executionArn, run, now.isAfter(keep), log);
                    keep = now.isAfter(keep) ? now.plus(KEEP) : keep;
                }
            }
        };
    }

    /** Whether anybody hears of it must not stop the download. */
    private void report(String executionArn, Run run, boolean keep, JsonLog log) {
        try {
            Optional<String> resume = keep ? run.safe().map(Resume::json) : Optional.empty();
            messenger.progress(deliveries.progress(executionArn, run.received(), run.size(), resume));
        } catch (SdkException e) {
            log.warn("progress.untold", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private Delivery stopped(Source source, Run run, FetchException e) {
        boolean timeIsUp = e.getCause() instanceof TimeIsUp || e.reason() == Reason.TIMED_OUT && !e.mayPass();
        if (timeIsUp && !run.mayGoOn()) {
            run.upload().abort();
            throw new SourceNotResumable("The time of a run, " + times.run().toSeconds() + " s, is over, "
                    + run.received() + " bytes had come, and the source cannot go on from there in another run");
        }
        if (timeIsUp) {
            return pause(source, run);
        }
        if (e.mayPass()) {
            if (run.mayGoOn()) {
                pause(source, run);
            } else {
                run.upload().abort();
            }
            throw new SourceUnavailable(String.valueOf(e.getMessage()), e);
        }
        run.upload().abort();
        throw switch (e.reason()) {
            case REFUSED, TLS -> new SourceRefused(String.valueOf(e.getMessage()), e);
            case TOO_LARGE -> new FileTooLarge(String.valueOf(e.getMessage()), e);
            case STATUS, PROTOCOL, MISMATCH, TIMED_OUT, BROKEN, STORE -> new SourceFailed(String.valueOf(e
                    .getMessage()), e);
        };
    }

    private Delivery pause(Source source, Run run) {
        try {
            var resume = run.pause().map(Resume::json);
            return deliveries.progress(source.executionArn(), run.received(), run.size(), resume);
        } catch (IOException e) {
            throw new SourceUnavailable("The file could not be stored: " + e.getMessage(), e);
        }
    }
}
