package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.bootstrap.ClassRehearsal;
import dev.signalbox.localcloud.runtime.ChildCommand;
import dev.signalbox.localcloud.runtime.ChildExit;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches of loaded and linked classes (JEP 514), which halve the cost of a cold start. The first environment of some code
 * notes which classes it loads; once nothing runs any more, a JVM of its own loads the same classes and leaves the cache.
 * So no invocation waits for it, no environment is slowed down or ended for it, and nothing of the function runs for it.
 */
final class AotCaches {
    private static final Logger LOG = LoggerFactory.getLogger(AotCaches.class);
    private static final Pattern LOADED = Pattern.compile("([\\w.$]+) source: .*");
    private static final Pattern GENERATED = Pattern.compile(".*(\\$\\$Lambda|LambdaForm|\\$Proxy|/).*");
    private static final String NOTED = "classes.log";
    private static final String COMPLAINTS = "aot.log";
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final long LIMIT_SECONDS = 120;
    private static final int HEAP_MIB = 256;
    private static final int FIRST_JAVA = 25;

    private final AotFiles files;
    private final ChildProcesses children;
    private final Time time;
    private final List<String> jvmOptions;
    /** By key: the environment that answered last, for each cache that is not yet made. */
    private final Map<String, Start> candidates = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    /** One at a time, as it takes a processor for seconds. */
    private final ReentrantLock turn = new ReentrantLock();

    /** @param jvmOptions those of all environments; a cache fits only them */
    AotCaches(AotFiles files, ChildProcesses children, Time time, List<String> jvmOptions) {
        this.files = files;
        this.children = children;
        this.time = time;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * How an environment starts.
     *
     * @param key of the cache
     * @param cache that it reads, if there is one
     * @param home the environment's working folder
     */
    record Start(String key, Optional<Path> cache, List<Path> classPath, Path home) {
        List<String> options() {
            return cache.map(c -> List.of("-XX:AOTCache=" + c, "-Xlog:aot*=off,cds*=off", "-Xlog:aot*=warning:file="
                    + COMPLAINTS + ":none:filecount=0")).orElse(List.of("-Xlog:class+load=info:file=" + NOTED
                            + ":none:filecount=0"));
        }
    }

    Start start(String codeSha256, List<Path> classPath, Path home) throws IOException {
        var key = AotFiles.key(codeSha256, classPath, jvmOptions);
        return new Start(key, files.find(key), classPath, home);
    }

    /** Called when an environment has answered well and may be used again. */
    void ranWell(Start start, BooleanSupplier idle) {
        if (Runtime.version().feature() >= FIRST_JAVA && start.cache().isEmpty() && !begun.contains(start.key())
                && candidates.put(start.key(), start) == null) {
            await(start.key(), idle);
        }
    }

    /**
     * Called when an environment has ended.
     *
     * @param wasReady whether it had come as far as to ask for work
     */
    void ended(Start start, boolean wasReady) {
        start.cache().ifPresent(cache -> {
            try {
                var complaints = start.home().resolve(COMPLAINTS);
                if (!wasReady || Files.exists(complaints) && Files.size(complaints) > 0) {
                    LOG.info("{} is thrown away: it does not fit", cache);
                    files.remove(start.key());
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be checked", cache, e);
            }
        });
    }

    private void await(String key, BooleanSupplier idle) {
        time.at(time.now().plus(QUIET), () -> {
            var start = candidates.get(key);
            if (start == null) {
                return;
            }
            var noted = start.home().resolve(NOTED);
            if (!Files.exists(noted) && candidates.remove(key, start)) {
                return; // that environment has ended; the next one will serve
            }
            if (!Files.exists(noted) || !idle.getAsBoolean() || !turn.tryLock()) {
                await(key, idle);
                return;
            }
            try {
                begun.add(key);
                candidates.remove(key);
                make(start, noted);
            } catch (IOException e) {
                LOG.warn("No cache of the classes in {} could be made", start.classPath().getLast(), e);
            } finally {
                turn.unlock();
            }
        });
    }

    private void make(Start start, Path noted) throws IOException {
        var folder = files.workFolder();
        try {
            var names = folder.resolve("classes");
            Files.write(names, names(noted));
            var part = folder.resolve("part.aot");
            var options = new ArrayList<>(jvmOptions);
            options.addAll(List.of("-XX:AOTCacheOutput=" + part, "-Xlog:aot*=off,cds*=off"));
            var command = new ChildCommand(new ChildCommand.Launch.MainClass(start.classPath(), ClassRehearsal.class
                    .getName()), List.of(names.toString()), Map.of(), folder, HEAP_MIB, options);
            var child = children.start(command, line -> LOG.debug("{}", line));
            var exit = child.exit().completeOnTimeout(new ChildExit(-1, false), LIMIT_SECONDS, TimeUnit.SECONDS).join();
            child.kill();
            if (!exit.success() || !Files.exists(part)) {
                throw new IOException("The JVM ended with " + exit);
            }
            files.keep(start.key(), part);
        } finally {
            AotFiles.delete(folder);
        }
    }

    private static List<String> names(Path noted) throws IOException {
        try (Stream<String> lines = Files.lines(noted)) {
            return lines.map(LOADED::matcher).filter(m -> m.matches() && !GENERATED.matcher(m.group(1)).matches()).map(
                    m -> m.group(1)).distinct().toList();
        }
    }
}
