package dev.signalbox.console.store.transfer.work;

import dev.signalbox.console.model.transfer.FileMove;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The numbers of a run while it goes on. May be used from any thread. */
public final class Tally {
    private static final int SHOWN = 8;

    private final LongAdder moved = new LongAdder();
    private volatile boolean ended;
    private final AtomicLong retries = new AtomicLong();
    private final Map<Long, Move> running = new ConcurrentSkipListMap<>();

    /** A file on its way. */
    public final class Move implements AutoCloseable {
        private final long number;
        private final String name;
        private final long size;
        private final LongAdder done = new LongAdder();

        private Move(long number, String name, long size) {
            this.number = number;
            this.name = name;
            this.size = size;
        }

        /** Bytes that went by now; negative when they have to go again. */
        public void moved(long bytes) {
            done.add(bytes);
            moved.add(Math.max(0, bytes));
        }

        /** Bytes that were there already; negative when they are of no use. */
        public void had(long bytes) {
            done.add(bytes);
        }

        public long done() {
            return done.sum();
        }

        @Override
        public void close() {
            running.remove(number);
        }
    }

    public Move begin(long number, String name, long size) {
        var move = new Move(number, name, size);
        running.put(number, move);
        return move;
    }

    /** The run is over: whoever still waits gives up. */
    public void end() {
        ended = true;
    }

    /** Called wherever work may go on for long; an interrupt may have been swallowed on the way. */
    public void goOn() throws InterruptedException {
        if (ended || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    void retried() {
        retries.incrementAndGet();
    }

    /** How often something was asked again. */
    public long retries() {
        return retries.get();
    }

    /** Bytes that went over the network in this run. */
    public long moved() {
        return moved.sum();
    }

    /** Bytes of files that are not finished. */
    public long underway() {
        return running.values().stream().mapToLong(Move::done).sum();
    }

    /** Those that run longest. */
    public List<FileMove> running() {
        return running.values().stream().limit(SHOWN).map(m -> new FileMove(m.name, m.done(), m.size)).toList();
    }
}
