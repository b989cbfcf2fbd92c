package dev.signalbox.localcloud.service.dynamodb.table;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A sum of sizes: measured when first asked for, counted on from there. */
final class MeasuredSize {
    private final AtomicLong change = new AtomicLong();
    private volatile long whenMeasured = -1;

    void add(long bytes) {
        change.addAndGet(bytes);
    }

    long get(LongSupplier measure) {
        if (whenMeasured < 0) {
            long changedBefore = change.get();
            whenMeasured = measure.getAsLong() - changedBefore;
        }
        return whenMeasured + change.get();
    }
}
