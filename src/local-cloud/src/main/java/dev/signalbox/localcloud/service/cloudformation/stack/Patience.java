package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How long a resource may take to get ready or to go, and how often it is asked. */
record Patience(Signal signal, Time time) {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /**
     * Returns once the condition holds.
     *
     * @throws Signal.Stopped when told to stop
     */
    void until(BooleanSupplier holds, String what, Duration longest) {
        Instant limit = time.now().plus(longest);
        var pause = FIRST;
        while (!holds.getAsBoolean()) {
            signal.check();
            if (time.now().isAfter(limit)) {
                throw ServiceError.of(400, "NotStabilized", "Exceeded attempts to wait for " + what);
            }
            signal.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }
}
