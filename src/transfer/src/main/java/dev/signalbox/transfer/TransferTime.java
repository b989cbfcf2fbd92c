package dev.signalbox.transfer;

import java.time.Duration;
import java.time.Instant;

/** Time as a port, so that tests of retries do not sleep. */
public interface TransferTime {
    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    /** A number from 0 up to, not including, 1, for jitter. */
    double random();

    /** The machine's own time. */
    static TransferTime system() {
        return new SystemTransferTime();
    }
}
