package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that this process started. It never outlives its {@link ChildProcesses}. */
public final class ChildProcess {
    private final Process process;
    private final CompletableFuture<ChildExit> exit;

    ChildProcess(Process process, CompletableFuture<ChildExit> exit) {
        this.process = process;
        this.exit = exit;
    }

    public long pid() {
        return process.pid();
    }

    /** Completes once the process has ended and its last line of output was handed over; never fails. */
    public CompletableFuture<ChildExit> exit() {
        return exit.copy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end (SIGTERM), and kills it and its descendants if it has not within the grace. Returns at once. */
    public void terminate(Duration grace) {
        var handle = process.toHandle(); // unlike Process, it leaves the output open, so the last lines are not lost
        handle.destroy();
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS).execute(this::kill);
    }

    /** Ends it and its descendants at once. */
    public void kill() {
        if (process.isAlive()) {
            kill(process.toHandle());
        }
    }

    static void kill(ProcessHandle handle) {
        var descendants = handle.descendants().toList();
        handle.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
