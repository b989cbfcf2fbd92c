package dev.signalbox.console.store.notices;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.model.notices.Notice.Kind;
import dev.signalbox.console.store.Tasks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Tells of tasks that failed, and of those that were watched also when they succeeded. */
public final class TaskNews {
    private final Notices notices;
    private final Set<Long> running = new HashSet<>();

    private TaskNews(Notices notices) {
        this.notices = notices;
    }

    /** @param worker does one thing after the other */
    public static void listen(Tasks tasks, Notices notices, Executor worker) {
        TaskNews news = new TaskNews(notices);
        tasks.states().subscribe(states -> worker.execute(() -> news.look(states)));
    }

    private void look(List<TaskState> states) {
        states.stream().filter(t -> t.phase() != Phase.RUNNING && running.contains(t.id())).forEach(this::ended);
        running.clear();
        running.addAll(states.stream().filter(t -> t.phase() == Phase.RUNNING).map(TaskState::id).collect(Collectors
                .toSet()));
    }

    private void ended(TaskState task) {
        boolean failed = task.phase() == Phase.FAILED;
        if (failed || task.watched() && task.phase() == Phase.DONE) {
            notices.add(failed ? Kind.TASK_FAILED : Kind.TASK_DONE, task.name() + " " + task.target(), task.detail(),
                    task.show().or(() -> Optional.of(new Destination.Activity())), task.watched());
        }
    }
}
