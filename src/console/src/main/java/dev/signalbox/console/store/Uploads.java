package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.UploadsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.Upload;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Uploads of files; each is one task in the tray. */
public final class Uploads {
    private static final long STEP = 1 << 18;

    private final UploadsGateway gateway;
    private final Tasks tasks;
    private final Executor worker;

    /** How an upload ended. */
    public enum Ended {
        DONE,
        /** There is an object of that name, and it stayed as it was. */
        TAKEN,
        FAILED,
        CANCELLED
    }

    /** @param worker runs uploads side by side, each on a thread that may block */
    public Uploads(UploadsGateway gateway, Tasks tasks, Executor worker) {
        this.gateway = gateway;
        this.tasks = tasks;
        this.worker = worker;
    }

    /**
     * Begins an upload.
     *
     * @param what the task's name
     * @param ended told on the worker
     */
    public void start(String what, Upload upload, boolean replace, Consumer<Ended> ended) {
        var cancelled = new AtomicBoolean();
        var task = tasks.start(what, upload.place().uri(), Optional.of(() -> cancelled.set(true)));
        worker.execute(() -> ended.accept(run(upload, replace, task, cancelled)));
    }

    private Ended run(Upload upload, boolean replace, Tasks.Task task, AtomicBoolean cancelled) {
        long size = upload.file().toFile().length();
        try {
            boolean put = gateway.upload(upload.place(), upload.file(), replace, new Progress(task, size, cancelled));
            if (put) {
                task.done(Sizes.words(size), Optional.<Destination>of(upload.place()));
            } else {
                task.cancelled("There is an object of that name; it was left as it is.");
            }
            return put ? Ended.DONE : Ended.TAKEN;
        } catch (GatewayException e) {
            if (cancelled.get()) {
                task.cancelled("No object was put.");
                return Ended.CANCELLED;
            }
            task.failed(e.failure());
            return Ended.FAILED;
        }
    }

    private static final class Progress implements UploadsGateway.Watcher {
        private final Tasks.Task task;
        private final long size;
        private final AtomicBoolean cancelled;
        private final Rate rate = new Rate(Clock.systemUTC());
        private long told;

        private Progress(Tasks.Task task, long size, AtomicBoolean cancelled) {
            this.task = task;
            this.size = size;
            this.cancelled = cancelled;
        }

        @Override
        public void sent(long bytes) {
            if (bytes < told || bytes - told >= STEP) {
                told = bytes;
                rate.done(bytes);
                task.progress((double) bytes / Math.max(1, size), Sizes.words(bytes) + " of " + Sizes.words(size) + rate
                        .bytesAndRest(size - bytes));
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }
}
