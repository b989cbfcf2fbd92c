package dev.signalbox.transfer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.Cancellable;

/** Cuts off the requests of one fetch when its time is over. */
final class Alarm implements AutoCloseable {
    private final List<Future<?>> clocks = new ArrayList<>();
    private Cancellable request = () -> false;
    private boolean rung;

    synchronized void stopWith(Future<?> clock) {
        clocks.add(clock);
    }

    /** Now this request is the one on its way. */
    synchronized void watch(Cancellable next) {
        request = next;
        if (rung) {
            next.cancel();
        }
    }

    synchronized void ring() {
        rung = true;
        request.cancel();
    }

    synchronized boolean hasRung() {
        return rung;
    }

    @Override
    public synchronized void close() {
        clocks.forEach(c -> c.cancel(false));
    }
}
