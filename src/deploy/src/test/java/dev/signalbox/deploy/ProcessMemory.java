package dev.signalbox.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches how much memory a process and its children have at most, as Linux counts it. */
final class ProcessMemory implements AutoCloseable {
    private static final String PEAK = "VmHWM:";
    private static final String NOW = "VmRSS:";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ProcessHandle process;
    private volatile long own;
    private volatile long child;
    private volatile long together;

    ProcessMemory(ProcessHandle process) {
        this.process = process;
        clock.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    static boolean isKnownHere() {
        return Files.exists(Path.of("/proc/self/status"));
    }

    private void look() {
        own = Math.max(own, mebibytes(process, PEAK));
        var children = process.descendants().toList();
        child = Math.max(child, children.stream().mapToLong(c -> mebibytes(c, PEAK)).max().orElse(0));
        together = Math.max(together, mebibytes(process, NOW) + children.stream().mapToLong(c -> mebibytes(c, NOW))
                .sum());
    }

    private static long mebibytes(ProcessHandle of, String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + of.pid() + "/status")).stream().filter(l -> l.startsWith(
                    field))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10).findFirst().orElse(0);
        } catch (NoSuchFileException e) {
            return 0; // it ended meanwhile
        } catch (IOException e) {
            return e.getMessage().contains("No such process") ? 0 : Long.MAX_VALUE >> 10;
        }
    }

    /** In MiB, the process's own. */
    long own() {
        return own;
    }

    /** In MiB, of the largest child. */
    long child() {
        return child;
    }

    @Override
    public String toString() {
        return own + " MiB, its largest child " + child + " MiB, all together " + together + " MiB at a time";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
