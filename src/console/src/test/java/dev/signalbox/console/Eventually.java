package dev.signalbox.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that other threads bring about, with a deadline instead of a sleep. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    public static void on(Callable<Boolean> condition) throws Exception {
        on(PATIENCE, condition);
    }

    public static void on(Duration patience, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not happen within " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
