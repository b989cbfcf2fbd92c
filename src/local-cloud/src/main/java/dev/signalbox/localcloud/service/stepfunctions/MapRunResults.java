package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.states.MapRunOrder.Tolerance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The results of a Map Run's children, durable in batches. In memory there is one bit for each child that had ended
 * before a restart, and what has not been saved yet, which the Map Run's concurrency bounds.
 */
final class MapRunResults {
    private static final int MAX_BATCH = 1000;
    private static final int DIGITS = 9;

    /** A child that has ended and is not saved yet. */
    record Ended(long index, ChildResult result) {}

    private final Records records;
    private final DurableMap<ChildResult> kept;
    private final BitSet before = new BitSet();
    /** Those that ended without success before the Map Run was redriven, and are done again. */
    private final BitSet again = new BitSet();
    private final BlockingQueue<Ended> unsaved = new LinkedBlockingQueue<>();
    private MapRunCounts counts = MapRunCounts.NONE;

    /** @param redrivable whether a child that ended without success can go on */
    MapRunResults(Records records, MapRunRecord run, Predicate<ChildResult> redrivable) {
        this.records = records;
        this.kept = records.childResults(run);
        kept.from("").forEach(e -> {
            int index = Integer.parseInt(e.getKey());
            var result = e.getValue();
            if (result.succeeded() || !run.isBeforeRedrive(result.stop())) {
                before.set(index);
                counts = counts.resumed(result);
            } else if (redrivable.test(result)) {
                again.set(index);
                counts = counts.redriving(result.items());
            } else {
                before.set(index);
                counts = counts.lost(result);
            }
        });
    }

    /** Whether it has its result already, which nothing can change. */
    boolean had(long index) {
        return before.get(Math.toIntExact(index));
    }

    boolean isResumed() {
        return !before.isEmpty() || !again.isEmpty();
    }

    void add(Ended ended) {
        unsaved.add(ended);
    }

    /** Waits a moment for results and saves all there are; tells how many those were. */
    int save() throws InterruptedException {
        List<Ended> batch = new ArrayList<>();
        var first = unsaved.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return 0;
        }
        batch.add(first);
        unsaved.drainTo(batch, MAX_BATCH);
        records.write(() -> batch.forEach(e -> kept.put(key(e.index()), e.result())));
        synchronized (this) {
            batch.forEach(e -> counts = counts.ended(e.result()));
        }
        return batch.size();
    }

    private static String key(long index) {
        var digits = Long.toString(index);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    synchronized void total(long items, long executions) {
        counts = counts.ofTotal(items, Math.max(executions, counts.executions().running() + counts.executions().ended()
                + counts.executions().pendingRedrive()));
    }

    synchronized void started(MapChildInput child) {
        int index = Math.toIntExact(child.index());
        if (again.get(index)) {
            again.clear(index);
            counts = counts.redriven(child.items());
        }
        counts = counts.started(child.items());
        if (counts.executions().total() <= child.index()) {
            counts = counts.ofTotal(counts.items().total(), child.index() + 1);
        }
    }

    synchronized MapRunCounts counts() {
        return counts;
    }

    synchronized boolean exceed(Tolerance tolerance) {
        return counts.exceeds(tolerance);
    }

    /** All that are saved, in the order of the items, read lazily. */
    Stream<ChildResult> all() {
        return kept.from("").map(Map.Entry::getValue);
    }
}
