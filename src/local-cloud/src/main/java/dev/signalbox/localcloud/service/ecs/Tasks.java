package dev.signalbox.localcloud.service.ecs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** The tasks of this process, and the latest of those that are over. */
final class Tasks {
    private static final int MOST_OVER = 200;

    private final State state;
    private final TaskLauncher launcher;
    private final Map<String, TaskRun> tasks = new LinkedHashMap<>();
    private Consumer<TaskRun> changed = _ -> {};

    Tasks(State state, TaskLauncher launcher) {
        this.state = state;
        this.launcher = launcher;
    }

    /** Whoever wants to know when a task runs or is over; set once, before any task. */
    void listener(Consumer<TaskRun> listener) {
        changed = listener;
    }

    /** @param by see {@link TaskRun.Order#startedBy} */
    record Wanted(String cluster, State.Definition definition, String group, String by, Map<String, String> tags) {}

    TaskRun start(Wanted wanted, ContainerDefinition container) {
        var order = new TaskRun.Order(state.names().newTask(wanted.cluster()), wanted.cluster(), wanted.definition()
                .detail(), wanted.group(), wanted.by(), container, wanted.tags(), state.now());
        var task = new TaskRun(order);
        synchronized (tasks) {
            tasks.put(task.arn(), task);
            var over = tasks.values().stream().filter(TaskRun::isOver).map(TaskRun::arn).toList();
            over.stream().limit(Math.max(0, over.size() - MOST_OVER)).forEach(tasks::remove);
        }
        launcher.launch(task, changed);
        return task;
    }

    /** Of one cluster, the oldest first. */
    List<TaskRun> of(String cluster) {
        synchronized (tasks) {
            return new ArrayList<>(tasks.values().stream().filter(task -> task.order().cluster().equals(cluster))
                    .toList());
        }
    }

    List<TaskRun> of(ServiceRecord service) {
        return of(service.cluster()).stream().filter(task -> task.order().group().equals(group(service.name())))
                .toList();
    }

    static String group(String service) {
        return "service:" + service;
    }

    Optional<TaskRun> find(String cluster, String idOrArn) {
        return of(cluster).stream().filter(task -> task.id().equals(Names.last(idOrArn))).findFirst();
    }
}
