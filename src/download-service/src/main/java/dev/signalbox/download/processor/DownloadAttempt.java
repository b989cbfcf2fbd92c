package dev.signalbox.download.processor;

import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.mime.ImageSize;
import dev.signalbox.download.mime.ImageSize.UnreadableImage;
import dev.signalbox.download.mime.MimePattern;
import dev.signalbox.download.processor.AttemptFailure.Kind;
import dev.signalbox.download.processor.DownloadSink.DiskTrouble;
import dev.signalbox.download.processor.DownloadSink.WrongType;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.storage.ClientBuckets;
import dev.signalbox.download.storage.ClientBuckets.BucketException;
import dev.signalbox.download.storage.FilePath;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileStorage.Finished;
import dev.signalbox.download.storage.PathRefusedException;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.FetchTerms;
import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.UrlLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** One attempt at a job: fetch, judge, measure, store. May be used by many threads. */
final class DownloadAttempt {
    private final GuardedFetch fetch;
    private final ProcessorSettings settings;
    private final Stores stores;
    private final Counters counters;
    private final TempFiles temps;

    DownloadAttempt(GuardedFetch fetch, ProcessorSettings settings, Stores stores, Counters counters) {
        this.fetch = fetch;
        this.settings = settings;
        this.stores = stores;
        this.counters = counters;
        this.temps = new TempFiles(settings.storageDir());
    }

    /** Where files go: those of the service, and those for clients' own buckets. */
    record Stores(FileStorage own, ClientBuckets clients) {}

    /** @throws InterruptedException when the thread was interrupted; nothing is left behind then */
    DownloadOutcome run(ClaimedJob claimed) throws InterruptedException {
        var temp = temps.of(claimed.claim());
        try {
            return download(claimed, temp, request(claimed));
        } catch (AttemptFailure e) {
            e.counter().ifPresent(counters::increment);
            if (e.isInternal()) {
                counters.increment("failures");
            }
            return e.outcome();
        } finally {
            TempFiles.remove(temp);
        }
    }

    private DownloadOutcome download(ClaimedJob claimed, Path temp, FetchRequest request)
            throws AttemptFailure, InterruptedException {
        var spec = claimed.job().spec();
        try (var sink = new DownloadSink(temp, wanted(spec), spec.extractImageSize())) {
            try {
                var fetched = fetch.fetch(request, sink);
                sink.finish();
                return stored(claimed, new Finished(temp, fetched.bytes(), fetched.sha256(), sink.type()), fetched);
            } catch (FetchException e) {
                throw failed(e, sink.status() > 0).answered(Math.max(sink.status(), e.status()));
            } catch (IOException e) {
                throw disk(e).answered(sink.status());
            } catch (AttemptFailure e) {
                throw e.answered(sink.status());
            } finally {
                count(sink.status());
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private void count(int status) {
        if (status > 0) {
            counters.increment("download.response." + status);
        }
    }

    private static MimePattern wanted(JobSpec spec) throws AttemptFailure {
        try {
            return MimePattern.parse(spec.mimeType());
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.of(Kind.LASTING, "checking mime type", String.valueOf(e.getMessage()));
        }
    }

    private FetchRequest request(ClaimedJob claimed) throws AttemptFailure {
        var spec = claimed.job().spec();
        try {
            FilePath.checkSubpath(spec.subpath());
            var login = UrlLogin.of(spec.url());
            fetch.check(login.url());
            var proxy = claimed.aggregation().proxy();
            if (proxy.isPresent()) {
                checkProxy(proxy.get());
            }
            var headers = RequestHeaders.of(settings.requestHeaders(), spec.requestHeaders());
            login.authorization().ifPresent(a -> headers.putIfAbsent("Authorization", a));
            return new FetchRequest(login.url(), headers, OptionalLong.empty(), Optional.empty(), new FetchTerms(proxy,
                    Optional.of(total(spec)), true));
        } catch (FetchException | IllegalArgumentException e) {
            throw AttemptFailure.of(Kind.LASTING, "creating request", String.valueOf(e.getMessage()));
        }
    }

    private void checkProxy(String proxy) throws FetchException {
        try {
            fetch.checkProxy(proxy);
        } catch (FetchException e) {
            counters.increment("invalidProxies");
            throw e;
        }
    }

    private Duration total(JobSpec spec) {
        var most = settings.fetching().timeouts().total();
        return spec.downloadTimeoutSeconds().map(Duration::ofSeconds).filter(d -> d.compareTo(most) < 0).orElse(most);
    }

    private DownloadOutcome stored(ClaimedJob claimed, Finished file, Fetched fetched)
            throws AttemptFailure, InterruptedException, IOException {
        var spec = claimed.job().spec();
        var size = spec.extractImageSize() ? imageSize(file) : "";
        var path = FilePath.of(claimed.claim().id(), spec.subpath());
        var storage = spec.ownBucket().isPresent() ? StoredFile.OWN_BUCKET : stores.own().name();
        try {
            if (spec.ownBucket().isPresent()) {
                stores.clients().store(file, path, spec.ownBucket().get(), spec.extra());
            } else {
                stores.own().store(file, path);
            }
        } catch (BucketException e) {
            throw AttemptFailure.of(e.mayPass() ? Kind.PASSING : Kind.LASTING, "storing file",
                    String.valueOf(e.getMessage()));
        } catch (PathRefusedException e) {
            throw AttemptFailure.of(Kind.LASTING, "storing file", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DiskTrouble("storing file", e);
        }
        return new DownloadOutcome.Succeeded(new StoredFile(storage, path.value(), settings.downloadUrl() + "/" + path,
                file.bytes(), file.sha256()), fetched.status(), size, file.type());
    }

    private static String imageSize(Finished file) throws AttemptFailure, IOException {
        try {
            return ImageSize.of(file.file().toFile(), file.type());
        } catch (UnreadableImage e) {
            throw AttemptFailure.of(Kind.LASTING, "reading image size", String.valueOf(e.getMessage())).counted(
                    "image-size");
        }
    }

    private AttemptFailure failed(FetchException e, boolean answered) throws InterruptedException {
        var cause = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case REFUSED -> AttemptFailure.of(Kind.LASTING, "creating request", cause);
            case TLS -> AttemptFailure.of(Kind.LASTING, "performing request", "TLS Error occured: " + cause).counted(
                    "tls");
            case STATUS -> {
                count(e.status());
                yield AttemptFailure.of(e.mayPass() ? Kind.PASSING : Kind.LASTING, "performing request",
                        "Received status code " + e.statusLine()).retryAfter(e.retryAfter());
            }
            case TOO_LARGE -> AttemptFailure.of(Kind.LASTING, "reading body", cause).counted("body");
            case PROTOCOL, MISMATCH, TIMED_OUT, BROKEN -> answered
                    ? AttemptFailure.of(Kind.PASSING, "reading body", cause).counted("body")
                    : AttemptFailure.of(Kind.PASSING, "performing request", cause);
            case STORE -> e.getCause() instanceof IOException io ? disk(io) : disk(new IOException(cause));
        };
    }

    private static AttemptFailure disk(IOException fault) throws InterruptedException {
        if (fault instanceof WrongType wrong) {
            return AttemptFailure.of(Kind.LASTING, "checking mime type", String.valueOf(wrong.getMessage())).counted(
                    "mime");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while writing");
        }
        var phase = fault instanceof DiskTrouble trouble ? trouble.phase() : "reading the temporary file";
        return AttemptFailure.of(Kind.INTERNAL, phase, String.valueOf(fault.getMessage()));
    }
}
