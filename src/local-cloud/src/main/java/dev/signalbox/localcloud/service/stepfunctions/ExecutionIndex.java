package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Which executions are running, and when the others ended, so that nobody reads them all to find a few. */
final class ExecutionIndex {
    private static final String COMPLETE = "complete";

    private final DurableMap<String> running;
    /** ARNs by the time of their end. */
    private final DurableMap<String> ended;

    ExecutionIndex(Store store, DurableMap<ExecutionRecord> executions) {
        running = store.map("states.running", String.class);
        ended = store.map("states.ended", String.class);
        if (!running.contains(COMPLETE)) {
            store.write(() -> {
                executions.values().forEach(this::add);
                running.put(COMPLETE, "");
            });
        }
    }

    private void add(ExecutionRecord execution) {
        if (execution.isRunning()) {
            started(execution);
        } else {
            ended(execution);
        }
    }

    void started(ExecutionRecord execution) {
        running.put(execution.arn(), "");
    }

    void ended(ExecutionRecord execution) {
        running.remove(execution.arn());
        ended.put(key(execution), execution.arn());
    }

    void removed(ExecutionRecord execution) {
        running.remove(execution.arn());
        if (execution.stopDate().isPresent()) {
            ended.remove(key(execution));
        }
    }

    Stream<String> running() {
        return running.keys("arn:");
    }

    Stream<String> endedBefore(Instant limit) {
        return ended.from("").takeWhile(e -> e.getKey().compareTo(time(limit)) < 0).map(Map.Entry::getValue);
    }

    private static String key(ExecutionRecord execution) {
        return time(execution.stopDate().orElseThrow()) + "#" + execution.arn();
    }

    private static String time(Instant when) {
        return "%019d".formatted(when.toEpochMilli());
    }
}
