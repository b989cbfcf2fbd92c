package dev.signalbox.console.store.transfer.work;

import java.io.IOException;
import java.time.Duration;

/** Notices a connection that brings next to nothing, though never nothing at all. */
public final class Pace {
    /** What a connection brings in the given time at least. */
    public static final int LEAST = 16 << 10;

    private final Duration span;
    private long waited;
    private long bytes;

    public Pace(Duration span) {
        this.span = span;
    }

    /** @param nanos the reader waited for these bytes */
    public void read(int count, long nanos) throws IOException {
        waited += nanos;
        bytes += count;
        if (waited >= span.toNanos()) {
            if (bytes < LEAST) {
                throw new IOException("only " + bytes + " bytes came in " + span.toSeconds() + " s");
            }
            waited = 0;
            bytes = 0;
        }
    }
}
