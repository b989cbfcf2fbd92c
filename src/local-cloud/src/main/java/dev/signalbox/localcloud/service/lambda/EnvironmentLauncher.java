package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.bootstrap.LambdaBootstrap;
import dev.signalbox.localcloud.runtime.ChildCommand;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.CloudContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the child JVMs of functions. */
final class EnvironmentLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentLauncher.class);
    /** Environments live for seconds to minutes: what counts is the start. */
    private static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private final CloudContext context;
    private final CodeStore code;
    private final ChildProcesses children;
    private final Path folder;
    private final List<Path> bootstrap;
    private final AotCaches caches;

    EnvironmentLauncher(CloudContext context, CodeStore code, ChildProcesses children, Path folder, AotFiles aotFiles)
            throws IOException {
        this.context = context;
        this.code = code;
        this.children = children;
        this.folder = folder;
        deleteTree(folder);
        this.bootstrap = BootstrapJar.classPath(folder);
        this.caches = new AotCaches(aotFiles, children, context.time(), FAST_START);
    }

    /**
     * Starts an environment.
     *
     * @param known told of it before the child can ask for work
     * @param afterEnd told once the child has ended, for whatever reason
     */
    ExecutionEnvironment launch(FunctionRecord function, Consumer<ExecutionEnvironment> known,
            Consumer<ExecutionEnvironment> afterEnd) throws IOException {
        var id = UUID.randomUUID().toString();
        var stream = DAY.format(context.time().now()) + "/[" + function.versionName() + "]" + UUID.randomUUID()
                .toString().replace("-", "");
        var log = new FunctionLog(FunctionRole.of(context, function).acting(), function.configuration().logGroup(),
                stream);
        var home = Files.createDirectories(folder.resolve(id));
        var classPath = new ArrayList<>(bootstrap);
        classPath.addAll(code.classPath(function.code()));
        var start = caches.start(function.code().sha256(), classPath, home);
        var environment = new ExecutionEnvironment(id, function, log, start);
        known.accept(environment);
        log.line("INIT_START Runtime Version: " + function.configuration().runtime() + " on Java " + Runtime.version());
        try {
            var child = children.start(command(environment, stream), environment::line);
            environment.started(child, () -> {
                caches.ended(start, environment.wasReady());
                afterEnd.accept(environment);
                deleteTree(home);
            });
            return environment;
        } catch (IOException | RuntimeException e) {
            log.close();
            afterEnd.accept(environment);
            throw e;
        }
    }

    /**
     * Told when an environment has answered well.
     *
     * @param idle whether there is nothing to do at the moment
     */
    void ranWell(ExecutionEnvironment environment, BooleanSupplier idle) {
        caches.ranWell(environment.start(), idle);
    }

    private ChildCommand command(ExecutionEnvironment environment, String stream) {
        var function = environment.function();
        var start = environment.start();
        var options = new ArrayList<>(FAST_START);
        options.addAll(start.options());
        options.add("-Djava.io.tmpdir=" + start.home());
        return new ChildCommand(new ChildCommand.Launch.MainClass(start.classPath(), LambdaBootstrap.class.getName()),
                List.of(), variables(function, environment.id(), start.home(), stream), start.home(), function
                        .configuration().heapMiB(), options);
    }

    private Map<String, String> variables(FunctionRecord function, String id, Path home, String stream) {
        var identity = context.identity();
        var endpoint = context.endpoint().uri();
        var configuration = function.configuration();
        var all = new HashMap<String, String>();
        all.put("AWS_ENDPOINT_URL", endpoint.toString());
        all.putAll(configuration.environment());
        all.put("AWS_REGION", identity.region());
        all.put("AWS_DEFAULT_REGION", identity.region());
        all.putAll(FunctionRole.of(context, function).keys());
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", function.versionName());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(configuration.memoryMiB()));
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", configuration.logGroup());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        all.put("AWS_LAMBDA_RUNTIME_API", endpoint.getAuthority() + RuntimeApiRoute.PREFIX + id);
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtime());
        all.put("LAMBDA_TASK_ROOT", home.toString());
        all.put("LAMBDA_RUNTIME_DIR", folder.toString());
        all.put("_HANDLER", configuration.handler());
        all.put("TZ", ":UTC");
        return all;
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", root, e);
        }
    }
}
