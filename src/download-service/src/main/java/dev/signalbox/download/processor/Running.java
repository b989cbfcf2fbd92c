package dev.signalbox.download.processor;

import dev.signalbox.download.store.ClaimedJob;
import java.time.Duration;
import java.util.Optional;

/** A job under way in this process. Its thread is interrupted only while it downloads, never while it reports. */
final class Running {
    private final ClaimedJob job;
    private Optional<Thread> inside = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private long leaseEnds;

    /** Why it must not go on. */
    enum Ending {
        /** It is another's now, or nobody wants it. */
        LOST,
        /** The processor stops. */
        STOPPED
    }

    /** @param leaseEnds as {@link System#nanoTime} counts, measured before the store was asked */
    Running(ClaimedJob job, long leaseEnds) {
        this.job = job;
        this.leaseEnds = leaseEnds;
    }

    ClaimedJob job() {
        return job;
    }

    /** False when it ended before it began. */
    synchronized boolean enter() {
        if (ending.isPresent()) {
            return false;
        }
        inside = Optional.of(Thread.currentThread());
        return true;
    }

    /** Takes a late interrupt away. */
    synchronized void leave() {
        inside = Optional.empty();
        Thread.interrupted();
    }

    /** Lost for good is lost, whatever comes later. */
    synchronized void end(Ending why) {
        if (ending.isEmpty() || why == Ending.LOST) {
            ending = Optional.of(why);
        }
        inside.ifPresent(Thread::interrupt);
    }

    synchronized Optional<Ending> ending() {
        return ending;
    }

    synchronized void renewed(long until) {
        leaseEnds = until;
    }

    /** From then on another may have it. */
    synchronized boolean leaseIsOver() {
        return System.nanoTime() - leaseEnds >= 0;
    }

    synchronized Duration leaseLeft() {
        return Duration.ofNanos(leaseEnds - System.nanoTime());
    }
}
