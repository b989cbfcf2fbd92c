package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.container.Images;
import dev.signalbox.localcloud.container.LogShipper;
import dev.signalbox.localcloud.runtime.ChildCommand;
import dev.signalbox.localcloud.runtime.ChildExit;
import dev.signalbox.localcloud.runtime.ChildProcess;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Runs each attempt as a JVM of its own, in a folder of its own that goes with it. */
final class ProcessJobRunner implements JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessJobRunner.class);
    /** As long as ECS gives a container between SIGTERM and SIGKILL. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final CloudContext context;
    private final ChildProcesses children;
    private final Path folder;
    private final Images images;
    private final JobRoles roles;

    ProcessJobRunner(CloudContext context) {
        this.context = context;
        this.children = ChildProcesses.open(context.store(), "batch");
        this.folder = context.dataFolder().resolve("batch");
        this.roles = new JobRoles(context);
        this.images = new Images(context.objects(), folder.resolve("images"));
        delete(folder); // left over from an earlier run; its processes have just been ended
    }

    @Override
    public Running start(Order order, Events events) {
        var attempt = new Attempt(order, events);
        Thread.ofVirtual().name("batch-attempt-" + order.log().stream()).start(attempt::run);
        return attempt::stop;
    }

    @Override
    public void close() {
        children.close();
    }

    private ChildCommand command(Order order, Path jar, Path home) {
        var variables = new HashMap<String, String>();
        var identity = context.identity();
        variables.put("AWS_ENDPOINT_URL", context.endpoint().uri().toString());
        variables.put("AWS_REGION", identity.region());
        variables.put("AWS_DEFAULT_REGION", identity.region());
        variables.putAll(roles.keys(order.roles()));
        variables.putAll(order.environment());
        // A quarter of the limit is left for what a JVM needs beside its heap.
        int heap = (int) Math.max(8, order.memoryMiB() * 3 / 4);
        return new ChildCommand(new ChildCommand.Launch.Jar(jar), order.command(), Map.copyOf(variables), home, heap,
                List.of("-XX:ActiveProcessorCount=" + order.cpus(), "-Djava.io.tmpdir=" + home));
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not delete all of {}: {}", tree, e.toString());
        }
    }

    /** One attempt; its thread waits for the process. */
    private final class Attempt {
        private final Order order;
        private final Events events;
        private volatile boolean stopped;
        private volatile @Nullable ChildProcess process;

        private Attempt(Order order, Events events) {
            this.order = order;
            this.events = events;
        }

        private void run() {
            End end;
            try {
                end = attempt();
            } catch (Images.CannotPull e) {
                end = End.notStarted(String.valueOf(e.getMessage()));
            } catch (AwsServiceException e) {
                end = End.notStarted("ECS was unable to assume the role '" + order.roles().job().orElse("")
                        + "' that was provided for this task. Please verify that the role being passed has the proper "
                        + "trust relationship and permissions and that your IAM user has permissions to pass this role.");
            } catch (IOException e) {
                LOG.error("An attempt could not be started", e);
                end = End.notStarted("CannotStartContainerError: " + e);
            } catch (RuntimeException e) {
                LOG.error("An attempt failed for a reason of the local cloud's own", e);
                end = End.notStarted("The local cloud failed: " + e);
            }
            events.ended(end);
        }

        private End attempt() throws Images.CannotPull, IOException {
            var jar = images.fetch(order.image());
            LogShipper log;
            try {
                log = LogShipper.open(roles.shipping(order.roles()).calls(), context.time(), new LogShipper.Target(
                        order.log().group(), order.log().stream(), order.log().createGroup()));
            } catch (AwsServiceException e) {
                return End.notStarted("ResourceInitializationError: failed to validate logger args: failed to create"
                        + " Cloudwatch log stream: " + ServiceError.codeOf(e) + ": " + ServiceError.messageOf(e));
            }
            var home = folder.resolve("attempts").resolve(UUID.randomUUID().toString());
            try {
                Files.createDirectories(home);
                return run(command(order, jar, home), log);
            } finally {
                log.close();
                delete(home);
            }
        }

        private End run(ChildCommand command, LogShipper log) throws IOException {
            if (stopped) {
                return new End(null, End.EXITED, "Stopped before it started");
            }
            var child = children.start(command, log::line);
            process = child;
            if (stopped) {
                child.terminate(GRACE);
            }
            events.running();
            return ended(child.exit().join());
        }

        private End ended(ChildExit exit) {
            return exit.outOfMemory() ? End.outOfMemory() : End.exited(exit.code());
        }

        /** Takes no lock: it is called inside changes of the store, and starting a process is such a change too. */
        private void stop() {
            stopped = true;
            var child = process;
            if (child != null) {
                child.terminate(GRACE);
            }
        }
    }
}
