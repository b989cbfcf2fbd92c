package dev.signalbox.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The machine's own time. */
final class SystemTransferTime implements TransferTime {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
