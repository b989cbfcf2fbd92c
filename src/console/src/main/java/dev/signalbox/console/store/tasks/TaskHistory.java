package dev.signalbox.console.store.tasks;

import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that run and the newest five hundred that ended, also before the last start and when the tray was cleared. They are kept
 * in one file, without secrets; nobody waits for the disk. May be used from any thread.
 */
public final class TaskHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskHistory.class);
    private static final int KEPT = 500;

    private final Tasks tasks;
    private final TaskFile file;
    private final Executor worker;
    private final Topic<List<TaskState>> all = new Topic<>(List.of());
    private final Topic<Optional<HistoryProblem>> problem = new Topic<>(Optional.empty());
    private final Set<Long> running = new HashSet<>();
    private List<TaskState> ended = List.of();
    private boolean unsaved;
    private boolean barred;
    private boolean closed;

    private TaskHistory(Path dataFolder, Tasks tasks, Executor worker) {
        this.tasks = tasks;
        this.file = new TaskFile(dataFolder.resolve("tasks.jsonl"));
        this.worker = worker;
    }

    /** Notes what ends from now on, after what ended before in this data folder. */
    public static TaskHistory in(Path dataFolder, Tasks tasks) {
        return in(dataFolder, tasks, new SerialWorker("task history"));
    }

    /** @param worker does one thing after the other */
    static TaskHistory in(Path dataFolder, Tasks tasks, Executor worker) {
        TaskHistory history = new TaskHistory(dataFolder, tasks, worker);
        worker.execute(history::load);
        tasks.states().subscribe(states -> worker.execute(() -> history.look(states)));
        return history;
    }

    /** What runs, then what ended, newest first. */
    public Topic<List<TaskState>> all() {
        return all;
    }

    /** What is wrong with the file, if anything is. */
    public Topic<Optional<HistoryProblem>> problem() {
        return problem;
    }

    /** Asks it to stop, if it runs. */
    public void cancel(TaskState task) {
        tasks.cancel(task.id());
    }

    private synchronized void load() {
        try {
            TaskFile.Read read = file.read();
            ended = read.tasks().stream().limit(KEPT).toList();
            if (read.bad() > 0) {
                problem.publish(Optional.of(new HistoryProblem.Unreadable(read.bad(), file.keepAside())));
            }
        } catch (IOException e) {
            LOG.warn("Tasks that ended earlier cannot be read", e);
            barred = true;
            problem.publish(Optional.of(new HistoryProblem.NotRead(String.valueOf(e.getMessage()))));
        }
    }

    private synchronized void look(List<TaskState> states) {
        if (closed) {
            return;
        }
        List<TaskState> now = new ArrayList<>(states.stream().filter(t -> t.phase() != Phase.RUNNING && running
                .contains(
                        t.id())).toList());
        running.clear();
        running.addAll(states.stream().filter(t -> t.phase() == Phase.RUNNING).map(TaskState::id).collect(Collectors
                .toSet()));
        if (!now.isEmpty()) {
            ended = Stream.concat(now.stream(), ended.stream()).limit(KEPT).toList();
            later();
        }
        all.publish(Stream.concat(states.stream().filter(t -> t.phase() == Phase.RUNNING), ended.stream()).toList());
    }

    /** One writing for all that ends meanwhile. */
    private void later() {
        if (!unsaved) {
            unsaved = true;
            worker.execute(this::save);
        }
    }

    private synchronized void save() {
        if (!unsaved || barred) {
            return;
        }
        unsaved = false;
        try {
            file.write(ended);
        } catch (IOException e) {
            LOG.warn("Tasks that ended are not kept", e);
            problem.publish(Optional.of(new HistoryProblem.NotKept(file.path(), String.valueOf(e.getMessage()))));
        }
    }

    /** Writes what is not written yet. */
    @Override
    public synchronized void close() {
        if (!closed) {
            look(tasks.states().latest());
            closed = true;
            save();
        }
    }
}
