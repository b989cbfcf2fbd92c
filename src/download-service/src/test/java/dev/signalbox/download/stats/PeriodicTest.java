package dev.signalbox.download.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class PeriodicTest {
    /** Leases must be kept then, too. */
    @Test
    void goesOnWhileVirtualThreadsWaitForATurn() throws InterruptedException {
        var carriers = Runtime.getRuntime().availableProcessors();
        var busy = new CountDownLatch(carriers);
        var over = new AtomicBoolean();
        var times = new CountDownLatch(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < carriers; i++) {
                threads.execute(() -> {
                    busy.countDown();
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            busy.await();
            try (var _ = new Periodic("test", Duration.ofMillis(5), times::countDown).start()) {
                assertThat(times.await(2, TimeUnit.SECONDS)).isTrue();
            } finally {
                over.set(true);
            }
        }
    }
}
