package dev.signalbox.download.deletion;

import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.stats.Counters;
import dev.signalbox.download.stats.Periodic;
import dev.signalbox.download.storage.FilePath;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.store.DeletionQueue;
import dev.signalbox.download.store.DeletionQueue.Due;
import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files of one storage whose time is over and then all that is known of their jobs, until it is closed; also
 * jobs that have no file here. The file goes first, so a crash leaves something to come back to.
 */
public final class Reaper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
    private static final String DELETED = "reaperSuccessfulDeletions";
    private static final String FAILED = "reaperFailures";
    private static final String NO_FILE_HERE = "";
    private static final int AT_ONCE = 16;

    private final DeletionQueue queue;
    private final FileStorage storage;
    private final ReaperSettings settings;
    private final Counters counters;
    private final Failures failures = new Failures();
    private final Periodic looking;
    private volatile boolean started;
    private volatile boolean closed;

    public Reaper(DeletionQueue queue, FileStorage storage, ReaperSettings settings, Counters counters) {
        this.queue = queue;
        this.storage = storage;
        this.settings = settings;
        this.counters = counters;
        looking = new Periodic("reaper", settings.interval(), this::reap);
        counters.add(DELETED, 0);
        counters.add(FAILED, 0);
    }

    public void start() {
        started = true;
        looking.start();
    }

    private void reap() {
        reap(storage.name());
        reap(NO_FILE_HERE);
    }

    private void reap(String list) {
        int number = AT_ONCE;
        while (number == AT_ONCE && !closed) {
            var all = queue.claim(list, AT_ONCE, settings.lease());
            number = all.size();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                all.forEach(due -> threads.execute(() -> delete(due, list)));
            }
        }
    }

    private void delete(Due due, String list) {
        try {
            var file = due.job().flatMap(job -> job.file()).filter(f -> !f.storage().equals(StoredFile.OWN_BUCKET));
            if (file.isPresent()) {
                delete(file.get());
            }
            queue.forget(due.id(), list);
            failures.forget(due.id());
            counters.increment(DELETED);
        } catch (IOException | RuntimeException e) {
            defer(due, list, e);
        }
    }

    private void delete(StoredFile file) throws IOException {
        if (!file.storage().equals(storage.name())) {
            throw new IOException("The file lies in " + file.storage() + ", which only its own processors reach");
        }
        storage.delete(new FilePath(file.path()));
    }

    private void defer(Due due, String list, Exception why) {
        counters.increment(FAILED);
        var pause = settings.pauseAfter(failures.count(due.id()));
        LOG.atWarn().addKeyValue("job", due.id()).addKeyValue("pause", pause).setCause(why).log(
                "A job could not be deleted; it is tried again");
        try {
            queue.defer(due.id(), list, pause);
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("job", due.id()).addKeyValue("error", e.getMessage()).log(
                    "The store is away; the job comes again when its lease ends");
        }
    }

    /** Deletes what it has begun with, for some seconds. */
    @Override
    public void close() {
        closed = true;
        if (started) {
            looking.close();
        }
    }
}
