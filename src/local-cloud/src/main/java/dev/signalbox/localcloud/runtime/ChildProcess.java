package dev.signalbox.localcloud.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that this process started. It never outlives its {@link ChildProcesses}. */
public final class ChildProcess {
    private final Process process;
    private final CompletableFuture<ChildExit> over = new CompletableFuture<>();
    private final CompletableFuture<ChildExit> exit = new CompletableFuture<>();
    private volatile boolean asked;

    ChildProcess(Process process) {
        this.process = process;
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Completes once the process has ended and its last line of output was handed over; never fails. While this JVM ends,
     * only a success is told: any other end says nothing about the program then. For that reason, an end by a signal
     * from outside is told some seconds late: Ctrl+C on a terminal reaches this JVM at about the same time.
     */
    public CompletableFuture<ChildExit> exit() {
        return exit.copy();
    }

    /** Completes once the process has ended, told or not. */
    CompletableFuture<ChildExit> over() {
        return over;
    }

    /** Whether the process was to end. */
    boolean asked() {
        return asked;
    }

    void tell(ChildExit end) {
        exit.complete(end);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end (SIGTERM), and kills it and its descendants if it has not within the grace. Returns at once. */
    public void terminate(Duration grace) {
        asked = true;
        var handle = process.toHandle(); // unlike Process, it leaves the output open, so the last lines are not lost
        handle.destroy();
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS).execute(this::kill);
    }

    /** Ends it and its descendants at once. */
    public void kill() {
        asked = true;
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
