package dev.signalbox.localcloud.service.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** One look at one service: what runs is brought a step nearer to what shall run. */
final class Rollout {
    /** A task without a load balancer counts as healthy when it has run for so long. */
    static final Duration STEADY = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ServiceBook book;
    private final Tasks tasks;
    private final Targets targets;
    private final ServiceRecord service;
    private final Instant now;
    private final List<TaskRun> fresh = new ArrayList<>();
    private final List<TaskRun> old = new ArrayList<>();
    private boolean stopping;

    Rollout(ServiceBook book, Tasks tasks, Targets targets, ServiceRecord service) {
        this.book = book;
        this.tasks = tasks;
        this.targets = targets;
        this.service = service;
        this.now = book.now();
        for (var task : tasks.of(service)) {
            if (task.isStopping()) {
                stopping = true;
            } else if (!task.isOver()) {
                (task.order().startedBy().equals(service.primary().id()) ? fresh : old).add(task);
            }
        }
    }

    void step() {
        if (!service.active()) {
            end();
            return;
        }
        replaceUnhealthy();
        start();
        stopOld();
        while (fresh.size() > service.desired()) {
            stop(fresh.removeLast(), "Scaling activity initiated by deployment " + service.primary().id());
        }
        long healthy = fresh.stream().filter(this::healthy).count();
        if (healthy > 0 && healthy == service.desired()) {
            book.recovered(service);
        }
        if (healthy == service.desired() && old.isEmpty() && !stopping) {
            book.completed(service);
        }
    }

    private void end() {
        fresh.addAll(old);
        fresh.forEach(task -> stop(task, "Service is being deleted"));
        if (fresh.isEmpty() && !stopping) {
            book.removed(service);
        }
    }

    private boolean healthy(TaskRun task) {
        return service.asked().loadBalancers().isEmpty() ? task.hasRun(STEADY, now)
                : task.isRunning() && targets.health(task, service.asked().loadBalancers()) == Targets.Health.GOOD;
    }

    private void replaceUnhealthy() {
        var grace = Duration.ofSeconds(Objects.requireNonNullElse(service.asked().healthCheckGracePeriodSeconds(), 0));
        for (var task : List.copyOf(fresh)) {
            if (task.hasRun(grace, now) && targets.health(task, service.asked()
                    .loadBalancers()) == Targets.Health.BAD) {
                fresh.remove(task);
                stop(task, "Task failed ELB health checks");
                book.failed(service, task, "Task failed ELB health checks");
            }
        }
    }

    private void start() {
        var deployment = service.primary();
        var pause = Duration.ofSeconds(1L << Math.clamp(deployment.failures() - 1L, 0, 6));
        var wait = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        boolean waits = deployment.failures() > 0 && now.isBefore(book.lastFailure(service).plus(wait));
        if (waits || deployment.rollout() == ServiceRecord.Rollout.FAILED) {
            return;
        }
        int room = service.most() - fresh.size() - old.size();
        int missing = Math.min(service.desired() - fresh.size(), room);
        var started = new ArrayList<TaskRun>();
        for (int i = 0; i < missing; i++) {
            started.add(book.start(service, tasks));
        }
        fresh.addAll(started);
        if (!started.isEmpty()) {
            book.tell(service, "has started " + started.size() + " tasks: " + ids(started) + ".");
        }
    }

    /** As many as leave enough healthy ones; unhealthy ones first. */
    private void stopOld() {
        var stopped = new ArrayList<TaskRun>();
        long spare = fresh.stream().filter(this::healthy).count() + old.stream().filter(this::healthy).count()
                - service.least();
        for (var task : old.stream().sorted(Comparator.comparing(this::healthy)).toList()) {
            boolean counts = healthy(task);
            if (!counts && fresh.isEmpty() && service.desired() > 0) {
                continue; // there is nothing yet that could take its place
            }
            if (!counts || spare > 0) {
                spare -= counts ? 1 : 0;
                stop(task, "Scaling activity initiated by deployment " + service.primary().id());
                stopped.add(task);
            }
        }
        old.removeAll(stopped);
        if (!stopped.isEmpty()) {
            book.tell(service, "has stopped " + stopped.size() + " running tasks: " + ids(stopped) + ".");
        }
    }

    private static String ids(List<TaskRun> some) {
        return String.join(" ", some.stream().map(task -> "(task " + task.id() + ")").toList());
    }

    private void stop(TaskRun task, String reason) {
        stopping = true;
        targets.deregister(task);
        task.stop(reason, TaskStopCode.SERVICE_SCHEDULER_INITIATED, now);
    }
}
