package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Downloads of objects and whole prefixes into folders; each is one task in the tray. */
public final class Downloads {
    private final ObjectsGateway objects;
    private final Tasks tasks;
    private final Clock clock;
    private final Executor worker;

    /** @param worker runs downloads side by side, each on a thread that may block */
    public Downloads(ObjectsGateway objects, Tasks tasks, Clock clock, Executor worker) {
        this.objects = objects;
        this.tasks = tasks;
        this.clock = clock;
        this.worker = worker;
    }

    /**
     * Begins a download.
     *
     * @param chosen objects, folders and buckets
     * @param folder exists
     * @param what the task's name
     */
    public void start(String what, List<FileEntry> chosen, Path folder, Conflict conflict) {
        var cancelled = new AtomicBoolean();
        var target = chosen.size() == 1 ? chosen.getFirst().name() : chosen.size() + " → " + folder;
        var task = tasks.start(what, target, Optional.of(() -> cancelled.set(true)));
        var download = new Download(objects, new DownloadProgress(task, clock), folder, conflict, cancelled::get);
        worker.execute(() -> download.run(chosen));
    }
}
