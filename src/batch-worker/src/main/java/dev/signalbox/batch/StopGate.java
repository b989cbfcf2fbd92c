package dev.signalbox.batch;

import java.util.HashSet;
import java.util.Set;

/** Lets threads into work that may be broken off. Outside of it nothing is interrupted, so records can be finished. */
final class StopGate {
    private final Set<Thread> inside = new HashSet<>();
    private boolean closed;

    /** @return false when the gate is closed; the work must not begin then */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside.add(Thread.currentThread());
        return true;
    }

    /** Must follow each successful {@link #enter}. Takes a late interrupt away. */
    synchronized void leave() {
        inside.remove(Thread.currentThread());
        if (closed) {
            Thread.interrupted();
        }
    }

    /** Interrupts all threads inside and lets none in any more. */
    synchronized void close() {
        closed = true;
        inside.forEach(Thread::interrupt);
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
