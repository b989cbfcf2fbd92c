package dev.signalbox.console.store.transfer.work;

import java.util.concurrent.Semaphore;

/** How many connections all transfers together may use; can be changed while they do. */
public final class Connections {
    private final Adjustable permits;
    private int most;

    public Connections(int most) {
        this.most = most;
        permits = new Adjustable(most);
    }

    /** A semaphore that can be made smaller while it is in use. */
    private static final class Adjustable extends Semaphore {
        private static final long serialVersionUID = 1L;

        private Adjustable(int permits) {
            super(permits);
        }

        private void change(int by) {
            if (by > 0) {
                release(by);
            } else if (by < 0) {
                reducePermits(-by);
            }
        }
    }

    public synchronized void most(int now) {
        permits.change(now - most);
        most = now;
    }

    public synchronized int most() {
        return most;
    }

    public void take() throws InterruptedException {
        permits.acquire();
    }

    public void release() {
        permits.release();
    }
}
