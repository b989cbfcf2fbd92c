package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The most memory that a process and its children had, as Linux counts it. */
final class Memory implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ProcessHandle process;
    private volatile long own;
    private volatile long child;

    Memory(ProcessHandle process) {
        this.process = process;
        clock.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void look() {
        own = Math.max(own, resident(process));
        child = Math.max(child, process.descendants().mapToLong(Memory::resident).max().orElse(0));
    }

    /** @return MiB; none where it is not known, or when the process is gone */
    private static long resident(ProcessHandle of) {
        try {
            return Files.readAllLines(Path.of("/proc/" + of.pid() + "/status")).stream()
                    .filter(l -> l.startsWith("VmRSS:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
                    .findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** MiB of the process itself, at this moment. */
    long now() {
        return resident(process);
    }

    /** Such as {@code 300 MiB, its largest function 200 MiB}. */
    String words() {
        return own + " MiB" + (child == 0 ? "" : ", its largest function " + child + " MiB");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
