package dev.signalbox.localcloud.service.stepfunctions;

/** Lets so many in at once; the limit may change at any time. */
final class Gate {
    private long limit;
    private long inside;
    private boolean closed;

    Gate(long limit) {
        this.limit = limit;
    }

    synchronized void limit(long newLimit) {
        limit = newLimit;
        notifyAll();
    }

    /** Waits for room. False if the gate was closed. */
    synchronized boolean enter() throws InterruptedException {
        while (!closed && inside >= limit) {
            wait();
        }
        inside += closed ? 0 : 1;
        return !closed;
    }

    /** Enters only if there is room now. */
    synchronized boolean tryEnter() {
        boolean room = !closed && inside < limit;
        inside += room ? 1 : 0;
        return room;
    }

    synchronized void leave(long count) {
        inside -= count;
        notifyAll();
    }

    /** Nobody gets in any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Nobody is waited for any more. */
    synchronized void abandon() {
        closed = true;
        inside = 0;
        notifyAll();
    }

    /** Waits until all have left. */
    synchronized void awaitEmpty() throws InterruptedException {
        while (inside > 0) {
            wait();
        }
    }

}
