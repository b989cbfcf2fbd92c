package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What a local cloud that nobody asks anything takes, half a minute after its start. */
final class IdleMemory {
    private static final Duration IDLE = Duration.ofSeconds(30);

    private IdleMemory() {}

    static String measure(Path home, Path folder) throws IOException, InterruptedException {
        try (var cloud = new BenchCloud(home, folder)) {
            Thread.sleep(IDLE);
            try (var memory = cloud.memory()) {
                return "local cloud, idle for %d s: %d MiB resident".formatted(IDLE.toSeconds(), memory.now());
            }
        }
    }
}
