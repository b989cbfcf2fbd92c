package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** One task: what was asked for, and what has become of its process. Lives as long as this process at most. */
final class TaskRun {
    private static final int LAST_LINES = 3;
    private static final int USUAL_STOP = 30;

    private final Order order;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile Status status;
    private volatile Map<Integer, Integer> ports = Map.of();
    private @Nullable ChildProcess child;
    private boolean told;

    /**
     * What to run.
     *
     * @param group {@code service:<name>} or {@code family:<family>}
     * @param startedBy id of the deployment, or what the caller of RunTask said
     */
    record Order(String arn, String cluster, TaskDefinition definition, String group, String startedBy,
            ContainerDefinition container, Map<String, String> tags, Instant created) {}

    enum Phase {
        PROVISIONING, PENDING, RUNNING, STOPPING, STOPPED
    }

    /**
     * How far it is.
     *
     * @param reason why it stopped or stops, in the words of ECS; empty before
     * @param containerReason more about the container's end
     */
    record Status(Phase phase, @Nullable Instant started, @Nullable Instant stopping, @Nullable Instant stopped,
            @Nullable Integer exitCode, String reason, String containerReason, @Nullable TaskStopCode code) {}

    TaskRun(Order order) {
        this.order = order;
        this.status = new Status(Phase.PROVISIONING, null, null, null, null, "", "", null);
    }

    Order order() {
        return order;
    }

    String arn() {
        return order.arn();
    }

    String id() {
        return Names.last(order.arn());
    }

    Status status() {
        return status;
    }

    /** Ports of this machine by those of the container. */
    Map<Integer, Integer> ports() {
        return ports;
    }

    void ports(Map<Integer, Integer> chosen) {
        ports = Map.copyOf(chosen);
    }

    boolean isRunning() {
        return status.phase() == Phase.RUNNING;
    }

    /** Running for this long. */
    boolean hasRun(Duration time, Instant now) {
        var started = status.started();
        return isRunning() && started != null && !now.isBefore(started.plus(time));
    }

    boolean isStopping() {
        return status.phase() == Phase.STOPPING;
    }

    boolean isOver() {
        return status.phase() == Phase.STOPPED;
    }

    /** Whether it ended without being asked to; true once only. */
    synchronized boolean failedUntold() {
        boolean failed = isOver() && status.code() != TaskStopCode.USER_INITIATED && status
                .code() != TaskStopCode.SERVICE_SCHEDULER_INITIATED;
        boolean tell = failed && !told;
        told |= failed;
        return tell;
    }

    synchronized void heard(String line) {
        if (!line.isBlank()) {
            lastLines.addLast(line.strip());
            if (lastLines.size() > LAST_LINES) {
                lastLines.removeFirst();
            }
        }
    }

    synchronized List<String> lastLines() {
        return List.copyOf(lastLines);
    }

    private synchronized void change(UnaryOperator<Status> change) {
        status = change.apply(status);
    }

    /** Whether it may start; not if it was stopped before. */
    synchronized boolean pending() {
        if (status.phase() != Phase.PROVISIONING) {
            return false;
        }
        change(_ -> new Status(Phase.PENDING, null, null, null, null, "", "", null));
        return true;
    }

    /** Its process runs; it is asked to end at once if the task was stopped meanwhile. */
    void running(ChildProcess process, Instant now) {
        synchronized (this) {
            child = process;
            if (status.phase() == Phase.PENDING) {
                change(_ -> new Status(Phase.RUNNING, now, null, null, null, "", "", null));
                return;
            }
        }
        process.terminate(grace());
    }

    /** Asks it to end. */
    void stop(String reason, TaskStopCode code, Instant now) {
        ChildProcess running;
        synchronized (this) {
            if (isOver() || isStopping()) {
                return;
            }
            running = child;
            change(s -> new Status(Phase.STOPPING, s.started(), now, null, null, reason, "", code));
        }
        if (running != null) {
            running.terminate(grace());
        }
    }

    private Duration grace() {
        return Duration.ofSeconds(Objects.requireNonNullElse(order.container().stopTimeout(), USUAL_STOP));
    }

    /** Its process has ended, or never began. */
    void over(@Nullable Integer exitCode, String containerReason, Instant now) {
        change(s -> {
            boolean asked = s.code() != null;
            var code = asked ? s.code()
                    : exitCode == null ? TaskStopCode.TASK_FAILED_TO_START
                            : TaskStopCode.ESSENTIAL_CONTAINER_EXITED;
            var reason = asked ? s.reason()
                    : exitCode == null ? containerReason
                            : "Essential container in task exited";
            return new Status(Phase.STOPPED, s.started(), s.stopping(), now, exitCode, reason, containerReason, code);
        });
    }

    /** Why it ended, with the last words of the program. */
    String lastWords() {
        var end = status;
        var words = new StringBuilder(end.reason());
        if (end.exitCode() != null) {
            words.append(" (exit code ").append(end.exitCode()).append(')');
        }
        if (!end.containerReason().isEmpty() && !end.containerReason().equals(end.reason())) {
            words.append(": ").append(end.containerReason());
        }
        lastLines().forEach(line -> words.append(" | ").append(line));
        return words.toString();
    }
}
