package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.DeletePlan;
import dev.signalbox.console.store.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Deletes, renames and copies; each is a task in the tray. */
public final class FileChanges {
    private final ObjectsGateway objects;
    private final ObjectChangesGateway changes;
    private final Tasks tasks;
    private final Executor worker;

    /** @param worker runs what it is given side by side */
    public FileChanges(ObjectsGateway objects, ObjectChangesGateway changes, Tasks tasks, Executor worker) {
        this.objects = objects;
        this.changes = changes;
        this.tasks = tasks;
        this.worker = worker;
    }

    /** What was counted, or why it could not be. */
    public sealed interface Counted {
        record Ready(DeletePlan plan) implements Counted {}

        record Failed(Failure failure) implements Counted {}
    }

    /**
     * Counts what a deletion would delete.
     *
     * @param chosen objects and folders of one bucket
     * @param counted called on the worker
     */
    public void count(List<FileEntry> chosen, Consumer<Counted> counted) {
        worker.execute(() -> {
            try {
                counted.accept(new Counted.Ready(new Counting(objects, changes).of(chosen)));
            } catch (GatewayException e) {
                counted.accept(new Counted.Failed(e.failure()));
            }
        });
    }

    /**
     * Deletes, page after page.
     *
     * @param name the task's name
     * @param ended called on the worker, however it ended
     */
    public void delete(String name, DeletePlan plan, Runnable ended) {
        var cancelled = new AtomicBoolean();
        var first = plan.chosen().getFirst().location();
        var task = tasks.start(name, plan.chosen().size() == 1 ? first.uri()
                : "s3://" + first.bucket() + " · " + plan
                        .chosen().size(), Optional.of(() -> cancelled.set(true)));
        worker.execute(() -> {
            new Deletion(objects, changes, task, cancelled::get).run(plan);
            ended.run();
        });
    }

    /**
     * Copies an object; S3 cannot rename, so a rename is a copy, and then a deletion of what was copied.
     *
     * @param rename whether the original goes when the copy is there
     */
    public void copy(String name, FileEntry from, S3Location to, boolean rename, Runnable ended) {
        var cancelled = new AtomicBoolean();
        var task = tasks.start(name, from.location().uri() + " → " + to.uri(), Optional.of(() -> cancelled.set(true)));
        worker.execute(() -> {
            try {
                var etag = changes.copy(ObjectRef.current(from.location()), to, new Progress(task, cancelled));
                if (rename && !remove(from, etag, task)) {
                    return;
                }
                task.done(to.uri(), Optional.of(to));
            } catch (GatewayException e) {
                if (cancelled.get()) {
                    task.cancelled(e.failure().message());
                } else {
                    task.failed(e.failure());
                }
            } finally {
                ended.run();
            }
        });
    }

    /** The copy stays when the original cannot be deleted, or is another one than was copied, and that is said. */
    private boolean remove(FileEntry from, String etag, Tasks.Task task) throws GatewayException {
        var refused = changes.deleteIfUnchanged(from.location(), etag);
        refused.ifPresent(why -> task.failed(new Failure.Rejected(why.code(),
                "It was copied, but the original was not deleted: " + why.message(), Optional.empty())));
        return refused.isEmpty();
    }

    private record Progress(Tasks.Task task, AtomicBoolean stop) implements ObjectChangesGateway.Watcher {
        @Override
        public void copied(long bytes, long total) {
            task.progress(total == 0 ? -1 : (double) bytes / total, Sizes.words(bytes)
                    + " of " + Sizes.words(total));
        }

        @Override
        public boolean cancelled() {
            return stop.get();
        }
    }
}
