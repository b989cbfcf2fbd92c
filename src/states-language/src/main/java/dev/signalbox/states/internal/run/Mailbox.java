package dev.signalbox.states.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Where one sequence waits for what happens next. */
final class Mailbox implements AutoCloseable {
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Scope scope;
    private boolean closed;

    Mailbox(Scope scope) {
        this.scope = scope;
    }

    /** Tells whether anybody will still read it. */
    synchronized boolean post(Signal signal) {
        if (!closed) {
            signals.add(signal);
        }
        return !closed;
    }

    Signal take() {
        try {
            return signals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScopeEnded.suspension();
        }
    }

    /** What came before it was closed and nobody took. */
    List<Signal> left() {
        List<Signal> left = new ArrayList<>();
        signals.drainTo(left);
        return left;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        scope.closed(this);
    }
}
