package dev.signalbox.benchmarks.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a process takes of the machine, as Linux counts it. */
final class Usage {
    private final ProcessHandle process;
    private final Duration before;
    private Duration cpu;
    private long memory;

    Usage(ProcessHandle process) {
        this.process = process;
        this.before = process.info().totalCpuDuration().orElse(Duration.ZERO);
        this.cpu = before;
    }

    /** Looks at it until it ends. */
    void awaitEnd(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            look();
            TimeUnit.MILLISECONDS.sleep(5);
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("It took longer than " + limit);
            }
        }
    }

    private void look() {
        cpu = process.info().totalCpuDuration().filter(d -> d.compareTo(cpu) > 0).orElse(cpu);
        try {
            memory = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(l -> l.startsWith("VmHWM:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
                    .findFirst().orElse(memory);
        } catch (IOException e) {
            // It ended just now; what was seen last counts.
            return;
        }
    }

    ServiceRates.Took since(long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        look();
        return new ServiceRates.Took(seconds, cpu.minus(before).toMillis() / 1e3, memory);
    }
}
