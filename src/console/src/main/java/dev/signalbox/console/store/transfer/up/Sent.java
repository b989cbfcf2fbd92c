package dev.signalbox.console.store.transfer.up;

import dev.signalbox.console.store.transfer.work.Tally;
import dev.signalbox.console.store.transfer.work.Throttle;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;

/** Counts what is sent, and slows it down to what is allowed. */
record Sent(Tally.Move move, Throttle throttle) implements LongConsumer {
    @Override
    public void accept(long bytes) {
        move.moved(bytes);
        try {
            if (bytes > 0) {
                throttle.took(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("The upload was stopped"));
        }
    }
}
