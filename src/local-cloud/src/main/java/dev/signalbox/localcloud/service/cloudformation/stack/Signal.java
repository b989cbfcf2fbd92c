package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the threads of one operation to stop, and lets them wait for a while without missing that. */
final class Signal {
    /** Whether and why to stop. */
    enum Stop {
        NOT_AT_ALL,
        /** A sibling failed, the time is up, or a deletion was asked for. */
        CANCELLED,
        /** The process ends: leave everything as it is, to be taken up later. */
        ABANDONED
    }

    private final Time time;
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NOT_AT_ALL);
    private final CompletableFuture<Void> raised = new CompletableFuture<>();

    Signal(Time time) {
        this.time = time;
    }

    void cancel() {
        stop.compareAndSet(Stop.NOT_AT_ALL, Stop.CANCELLED);
        raised.complete(null);
    }

    void abandon() {
        stop.set(Stop.ABANDONED);
        raised.complete(null);
    }

    boolean isAbandoned() {
        return stop.get() == Stop.ABANDONED;
    }

    boolean isRaised() {
        return stop.get() != Stop.NOT_AT_ALL;
    }

    /** @throws Stopped if told so */
    void check() {
        if (isRaised()) {
            throw new Stopped();
        }
    }

    /** Waits; returns early when told to stop. */
    void pause(Duration length) {
        var over = new CompletableFuture<Void>();
        var timer = time.at(time.now().plus(length), () -> over.complete(null));
        CompletableFuture.anyOf(over, raised).join();
        timer.cancel();
    }

    /** Thrown by a thread that was told to stop. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("Told to stop", null, false, false);
        }
    }
}
