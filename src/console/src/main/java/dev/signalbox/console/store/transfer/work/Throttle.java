package dev.signalbox.console.store.transfer.work;

import java.util.concurrent.TimeUnit;

/** Keeps all transfers together below so many bytes a second; whoever was too fast waits. */
public final class Throttle {
    private static final double BURST_SECONDS = 0.25;

    private long perSecond;
    private double left;
    private long filledAt = System.nanoTime();

    /** @param bytes a second; zero for no limit */
    public synchronized void limit(long bytes) {
        perSecond = bytes;
        left = 0;
        filledAt = System.nanoTime();
    }

    /** Counts bytes that went by. */
    public void took(long bytes) throws InterruptedException {
        long wait = debt(bytes);
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private synchronized long debt(long bytes) {
        if (perSecond == 0) {
            return 0;
        }
        long now = System.nanoTime();
        left = Math.min(perSecond * BURST_SECONDS, left + (now - filledAt) / 1e9 * perSecond) - bytes;
        filledAt = now;
        return left >= 0 ? 0 : (long) (-left / perSecond * 1e9);
    }
}
