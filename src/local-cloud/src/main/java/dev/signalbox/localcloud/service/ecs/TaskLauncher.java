package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.container.Images;
import dev.signalbox.localcloud.container.LogShipper;
import dev.signalbox.localcloud.runtime.ChildCommand;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Runs tasks, each as a JVM of its own with a folder of its own that goes with it. On Fargate every task has an address of
 * its own; here each has ports of its own, told to the program by {@code SIGNALBOX_HOST} and {@code SIGNALBOX_PORT}.
 */
final class TaskLauncher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskLauncher.class);
    private static final int UNITS_PER_CPU = 1024;

    private final CloudContext context;
    private final ChildProcesses children;
    private final TaskRoles roles;
    private final Images images;
    private final Path folder;

    TaskLauncher(CloudContext context) {
        this.context = context;
        this.children = ChildProcesses.open(context.store(), "ecs");
        this.roles = new TaskRoles(context);
        this.folder = context.dataFolder().resolve("ecs");
        this.images = new Images(context.objects(), folder.resolve("images"));
        delete(folder); // left over from an earlier run, whose processes have just been ended
    }

    /** Begins to run it. The listener is told when it runs and when it is over. */
    void launch(TaskRun task, Consumer<TaskRun> changed) {
        Thread.ofVirtual().name("ecs-task-" + task.id()).start(() -> {
            try {
                run(task, changed);
            } catch (Images.CannotPull e) {
                task.over(null, String.valueOf(e.getMessage()), context.time().now());
            } catch (TaskSecrets.Unavailable e) {
                task.over(null, "ResourceInitializationError: unable to pull secrets: " + e.getMessage(), context
                        .time().now());
            } catch (AwsServiceException e) {
                task.over(null, "ResourceInitializationError: " + ServiceError.codeOf(e) + ": " + ServiceError
                        .messageOf(e), context.time().now());
            } catch (IOException e) {
                task.over(null, "CannotStartContainerError: " + e, context.time().now());
            } catch (RuntimeException e) {
                LOG.error("A task failed for a reason of the local cloud's own", e);
                task.over(null, "The local cloud failed: " + e, context.time().now());
            }
            changed.accept(task);
        });
    }

    private void run(TaskRun task, Consumer<TaskRun> changed) throws Images.CannotPull, TaskSecrets.Unavailable,
            IOException {
        if (!task.pending()) {
            task.over(null, "Stopped before it started", context.time().now());
            return;
        }
        var jar = images.fetch(task.order().container().image());
        var starting = roles.starting(task);
        var secrets = TaskSecrets.values(starting.calls(), task.order().container().secrets());
        var log = log(task).map(target -> LogShipper.open(starting.calls(), context.time(), target));
        var home = folder.resolve("tasks").resolve(task.id());
        try {
            Files.createDirectories(home);
            task.ports(ports(task));
            var child = children.start(command(task, jar, secrets, home), line -> {
                task.heard(line);
                log.ifPresent(shipper -> shipper.line(line));
            });
            task.running(child, context.time().now());
            changed.accept(task);
            var exit = child.exit().join();
            task.over(exit.outOfMemory() ? 137 : exit.code(), exit.outOfMemory()
                    ? "OutOfMemoryError: Container killed due to memory usage"
                    : "", context.time().now());
        } finally {
            log.ifPresent(LogShipper::close);
            delete(home);
        }
    }

    private static Optional<LogShipper.Target> log(TaskRun task) {
        var container = task.order().container();
        return Optional.ofNullable(container.logConfiguration()).map(logs -> new LogShipper.Target(logs.options()
                .getOrDefault("awslogs-group", ""), logs.options().get("awslogs-stream-prefix") + "/" + container.name()
                        + "/" + task
                                .id(), Boolean.parseBoolean(logs.options().get("awslogs-create-group"))));
    }

    private static Map<Integer, Integer> ports(TaskRun task) throws IOException {
        var ports = new LinkedHashMap<Integer, Integer>();
        for (var mapping : task.order().container().portMappings()) {
            ports.put(mapping.containerPort(), LoopbackPort.free(ports::containsValue));
        }
        return ports;
    }

    private ChildCommand command(TaskRun task, Path jar, Map<String, String> secrets, Path home) {
        var definition = task.order().definition();
        var container = task.order().container();
        var variables = new HashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL", context.endpoint().uri().toString());
        variables.put("AWS_REGION", context.identity().region());
        variables.put("AWS_DEFAULT_REGION", context.identity().region());
        variables.putAll(roles.keys(task));
        container.environment().forEach(pair -> variables.put(pair.name(), pair.value() == null ? "" : pair.value()));
        variables.putAll(secrets);
        variables.putAll(address(task));
        int memory = container.memory() != null ? container.memory()
                : DefinitionCheck.number("memory", definition
                        .memory());
        int limit = memory > 0 ? memory : container.memoryReservation();
        int cpus = Math.max(1, Math.ceilDiv(DefinitionCheck.number("cpu", definition.cpu()), UNITS_PER_CPU));
        // A quarter of the limit is left for what a JVM needs beside its heap.
        return new ChildCommand(new ChildCommand.Launch.Jar(jar), container.command(), variables, home, Math.max(8,
                limit * 3 / 4), List.of("-XX:ActiveProcessorCount=" + cpus, "-Djava.io.tmpdir=" + home));
    }

    /** Where the program is to listen instead of where its command says. */
    private static Map<String, String> address(TaskRun task) {
        var variables = new LinkedHashMap<String, String>();
        task.order().container().portMappings().stream().map(mapping -> task.ports().get(mapping.containerPort()))
                .findFirst().ifPresent(first -> {
                    variables.put("SIGNALBOX_HOST", LoopbackPort.ADDRESS);
                    variables.put("SIGNALBOX_PORT", Integer.toString(first));
                });
        task.ports().forEach((port, here) -> variables.put("SIGNALBOX_PORT_" + port, Integer.toString(here)));
        return variables;
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not delete all of {}: {}", tree, e.toString());
        }
    }

    @Override
    public void close() {
        children.close();
    }
}
