package dev.signalbox.localcloud.runtime;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child processes of one service. None outlives it: {@link #close} ends them, so does the end of this JVM, and those
 * that a {@code kill -9} of this JVM left behind are ended by the next {@link #open} on the same store.
 */
public final class ChildProcesses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcesses.class);
    private static final Duration LEFTOVER_WAIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);
    /** How long output may keep coming after the end, when a grandchild holds the pipe. */
    private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);
    /** How much later than its children this JVM may notice a signal to all of them. */
    private static final Duration SIGNAL_GRACE = Duration.ofSeconds(3);

    private final Store store;
    private final DurableMap<ChildRecord> records;
    private final Map<Long, ChildProcess> children = new ConcurrentHashMap<>();
    private final Thread atExit = new Thread(this::killAll, "end-children");
    private boolean closed;
    /** This JVM is on its way down. */
    private volatile boolean ending;

    private ChildProcesses(Store store, String owner) {
        this.store = store;
        this.records = store.map("child-processes." + owner, ChildRecord.class);
    }

    /**
     * Ends what an earlier process left behind, and begins anew.
     *
     * @param owner unique among the services of this store
     */
    public static ChildProcesses open(Store store, String owner) {
        var processes = new ChildProcesses(store, owner);
        processes.killLeftovers();
        Runtime.getRuntime().addShutdownHook(processes.atExit);
        return processes;
    }

    /**
     * Starts a program.
     *
     * @param output takes standard output and error in the order written, line by line, lines of more than 65,536
     *        characters in pieces; called by one thread at a time, and the child waits while it is busy
     * @throws IOException when the process cannot be started
     */
    public synchronized ChildProcess start(ChildCommand command, Consumer<String> output) throws IOException {
        if (closed) {
            throw new IOException("Closing; no process is started any more");
        }
        var builder = new ProcessBuilder(command.words()).directory(command.folder().toFile())
                .redirectErrorStream(true);
        command.setEnvironment(builder.environment());
        var process = builder.start();
        remember(process);
        process.getOutputStream().close();
        var child = new ChildProcess(process);
        children.put(process.pid(), child);
        watch(process, child, output);
        return child;
    }

    private void remember(Process process) {
        try {
            var record = ChildRecord.of(process.toHandle());
            store.write(() -> records.put(key(process.pid()), record));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void watch(Process process, ChildProcess child, Consumer<String> consumer) {
        var output = new ChildOutput(process.inputReader(StandardCharsets.UTF_8), consumer);
        var drained = new CompletableFuture<Boolean>();
        // A platform thread, because reading a pipe would hold a virtual thread's carrier.
        Thread.ofPlatform().daemon().name("child-output-" + process.pid()).start(() -> {
            output.run();
            drained.complete(true);
        });
        process.onExit().thenCombine(
                process.onExit().thenCompose(
                        p -> drained.completeOnTimeout(false, OUTPUT_GRACE.toMillis(), TimeUnit.MILLISECONDS)),
                (ended, all) -> new ChildExit(ended.exitValue(), output.outOfMemory())).thenAcceptAsync(result -> {
                    try {
                        forget(process.pid());
                    } finally {
                        child.over().complete(result);
                        tell(child, result);
                    }
                });
    }

    private void tell(ChildProcess child, ChildExit end) {
        boolean perhapsNotAlone = end.stopped() && !child.asked();
        CompletableFuture.delayedExecutor(perhapsNotAlone ? SIGNAL_GRACE.toMillis() : 0, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (end.success() || !ending) {
                        child.tell(end);
                    }
                });
    }

    private synchronized void forget(long pid) {
        children.remove(pid);
        if (!closed) {
            store.write(() -> records.remove(key(pid)));
        }
    }

    private void killLeftovers() {
        for (var left : records.values().toList()) {
            left.find().ifPresent(handle -> {
                LOG.info("Ending process {}, left behind by an earlier run", left.pid());
                ChildProcess.kill(handle);
                handle.onExit().completeOnTimeout(handle, LEFTOVER_WAIT.toMillis(), TimeUnit.MILLISECONDS).join();
            });
        }
        store.write(() -> records.keys("").toList().forEach(records::remove));
    }

    private void killAll() {
        ending = true;
        children.values().forEach(ChildProcess::kill);
    }

    /** Ends all children, gracefully first. Returns when they have ended. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        var left = children.values().toArray(ChildProcess[]::new);
        for (var child : left) {
            child.terminate(CLOSE_GRACE);
        }
        var deadline = Instant.now().plus(CLOSE_GRACE.multipliedBy(3));
        for (var child : left) {
            child.over().copy().completeOnTimeout(new ChildExit(-1, false),
                    Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS).join();
        }
        store.write(() -> records.keys("").toList().forEach(records::remove));
        removeHook();
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending already", e);
        }
    }

    private static String key(long pid) {
        return Long.toString(pid);
    }
}
