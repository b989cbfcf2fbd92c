package dev.signalbox.console.store.guard;

import dev.signalbox.console.store.budget.TimeSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a lock: the one on the wall can be set and goes on while the computer sleeps; the other does neither, on most
 * systems.
 *
 * @param monotonic in nanoseconds
 */
public record LockClocks(TimeSource wall, LongSupplier monotonic) {
    /** The machine's. */
    public static LockClocks of(TimeSource wall) {
        return new LockClocks(wall, System::nanoTime);
    }
}
