package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that this service keeps. Change it inside {@link #write}. */
final class Records {
    private final Store store;
    private final DurableMap<StateMachineRecord> stateMachines;
    private final DurableMap<ExecutionRecord> executions;
    /** Execution ARNs by state machine and start, the newest first. */
    private final DurableMap<String> newest;
    private final DurableMap<String> definitions;
    private final DurableMap<JournalRecord> journals;
    private final DurableMap<HistoryEvent> histories;
    private final DurableMap<Long> lengths;
    private final DurableMap<MapRunRecord> mapRuns;
    /** Map Run ARNs by execution and start. */
    private final DurableMap<String> mapRunsOf;
    /** Express executions that were acknowledged and have not ended. */
    private final DurableMap<ExecutionRecord> express;
    private final DurableMap<ActivityRecord> activities;
    private final DurableMap<String> receipts;
    private final ExecutionIndex index;

    Records(Store store) {
        this.store = store;
        stateMachines = store.map("states.machines", StateMachineRecord.class);
        executions = store.map("states.executions", ExecutionRecord.class);
        newest = store.map("states.newest", String.class);
        definitions = store.map("states.definitions", String.class);
        journals = store.map("states.journals", JournalRecord.class);
        histories = store.map("states.histories", HistoryEvent.class);
        lengths = store.map("states.lengths", Long.class);
        mapRuns = store.map("states.mapRuns", MapRunRecord.class);
        mapRunsOf = store.map("states.mapRunsOf", String.class);
        express = store.map("states.express", ExecutionRecord.class);
        activities = store.map("states.activities", ActivityRecord.class);
        receipts = store.map("states.receipts", String.class);
        index = new ExecutionIndex(store, executions);
    }

    <T> T write(Supplier<T> change) {
        return store.write(change);
    }

    void write(Runnable change) {
        store.write(change);
    }

    /** For what executions do by themselves: it waits for space on a full disk. */
    <T> T writePatiently(Supplier<T> change) {
        return store.writePatiently(change);
    }

    DurableMap<StateMachineRecord> stateMachines() {
        return stateMachines;
    }

    DurableMap<ActivityRecord> activities() {
        return activities;
    }

    Optional<ExecutionRecord> execution(String arn) {
        return executions.get(arn);
    }

    /** Those that have not ended. */
    Stream<ExecutionRecord> running() {
        return index.running().flatMap(arn -> executions.get(arn).stream());
    }

    Stream<ExecutionRecord> endedBefore(Instant limit) {
        return index.endedBefore(limit).flatMap(arn -> executions.get(arn).stream());
    }

    /** False if there is one of this ARN. */
    boolean add(ExecutionRecord execution, String definition) {
        if (!executions.putIfAbsent(execution.arn(), execution)) {
            return false;
        }
        definitions.putIfAbsent(execution.definitionId(), definition);
        return indexed(execution);
    }

    void addDefinition(String id, String definition) {
        definitions.putIfAbsent(id, definition);
    }

    void addExpress(ExecutionRecord execution, String definition) {
        addDefinition(execution.definitionId(), definition);
        express.put(execution.arn(), execution);
    }

    void removeExpress(ExecutionRecord execution) {
        express.remove(execution.arn());
    }

    Stream<ExecutionRecord> express() {
        return express.values();
    }

    /** One more child of a Map Run, which runs a part of its parent's definition. */
    boolean addChild(ExecutionRecord execution) {
        return executions.putIfAbsent(execution.arn(), execution) && indexed(execution);
    }

    private boolean indexed(ExecutionRecord execution) {
        index.started(execution);
        newest.put(newestKey(execution.listedUnder(), execution.startDate(), execution.name()), execution.arn());
        return true;
    }

    /** What the call of that id was answered. */
    Optional<String> receipt(String executionArn, String callId) {
        return receipts.get(executionArn + "#" + callId);
    }

    void addReceipt(String executionArn, String callId, String output) {
        receipts.put(executionArn + "#" + callId, output);
    }

    void end(ExecutionRecord execution) {
        receipts.keys(execution.arn() + "#").toList().forEach(receipts::remove);
        executions.put(execution.arn(), execution);
        index.ended(execution);
    }

    /** Forgets an execution and its history. */
    void remove(ExecutionRecord execution) {
        executions.remove(execution.arn());
        index.removed(execution);
        mapRunKeys(execution.arn()).toList().forEach(this::removeMapRun);
        newest.remove(newestKey(execution.listedUnder(), execution.startDate(), execution.name()));
        removeJournal(execution.arn());
        histories.keys(execution.arn() + "#").toList().forEach(histories::remove);
        lengths.remove(execution.arn());
    }

    private void removeMapRun(String key) {
        mapRunOfKey(key).ifPresent(run -> {
            newestKeys(run.arn()).toList().forEach(k -> newest(k).ifPresent(this::remove));
            dropChildResults(run);
            mapRuns.remove(run.arn());
        });
        mapRunsOf.remove(key);
    }

    DurableMap<MapRunRecord> mapRuns() {
        return mapRuns;
    }

    void add(MapRunRecord run) {
        mapRuns.put(run.arn(), run);
        mapRunsOf.put(run.executionArn() + "#" + "%019d".formatted(run.startDate().toEpochMilli()) + "#" + run.id(), run
                .arn());
    }

    Stream<String> mapRunKeys(String executionArn) {
        return mapRunsOf.keys(executionArn + "#");
    }

    Optional<MapRunRecord> mapRunOfKey(String key) {
        return mapRunsOf.get(key).flatMap(mapRuns::get);
    }

    DurableMap<ChildResult> childResults(MapRunRecord run) {
        return store.map(run.resultsName(), ChildResult.class);
    }

    void dropChildResults(MapRunRecord run) {
        store.drop(run.resultsName());
    }

    /** Keys into {@link #newest(String)}; later starts come first. */
    private static String newestKey(String stateMachineArn, Instant start, String name) {
        return stateMachineArn + "#" + "%019d".formatted(Long.MAX_VALUE - start.toEpochMilli()) + "#" + name;
    }

    Stream<String> newestKeys(String stateMachineArn) {
        return newest.keys(stateMachineArn + "#");
    }

    Optional<ExecutionRecord> newest(String key) {
        return newest.get(key).flatMap(executions::get);
    }

    String definition(String id) {
        return definitions.get(id).orElseThrow(() -> new IllegalStateException("No definition " + id));
    }

    /** @param position counts the lines of this journal */
    void append(String executionArn, long position, JournalEntry entry) {
        entry.event().ifPresent(event -> {
            histories.put(historyKey(executionArn, event.id()), event);
            lengths.put(executionArn, event.id());
        });
        journals.put(executionArn + "#" + "%08d".formatted(position), new JournalRecord(entry.key(), entry.event().map(
                HistoryEvent::id), entry.note().map(Payloads::text)));
    }

    List<JournalEntry> journal(String executionArn) {
        return journals.range(executionArn + "#").map(r -> new JournalEntry(r.key(), r.eventId().flatMap(id -> event(
                executionArn, id)), r.note().map(Payloads::own))).toList();
    }

    boolean hasJournal(String executionArn) {
        return journals.keys(executionArn + "#").findAny().isPresent();
    }

    /** Lets an execution that had ended run again, with this journal. */
    void redrive(ExecutionRecord ended, ExecutionRecord running, List<JournalEntry> journal) {
        index.removed(ended);
        executions.put(running.arn(), running);
        index.started(running);
        removeJournal(running.arn());
        for (int i = 0; i < journal.size(); i++) {
            append(running.arn(), i, journal.get(i));
        }
    }

    /** What an execution could have gone on with is of no use any more. */
    void forgetRedrive(String executionArn) {
        removeJournal(executionArn);
        mapRunKeys(executionArn).flatMap(k -> mapRunOfKey(k).stream()).toList().forEach(this::dropChildResults);
    }

    void removeJournal(String executionArn) {
        journals.keys(executionArn + "#").toList().forEach(journals::remove);
    }

    Optional<HistoryEvent> event(String executionArn, long id) {
        return histories.get(historyKey(executionArn, id));
    }

    long historyLength(String executionArn) {
        return lengths.get(executionArn).orElse(0L);
    }

    private static String historyKey(String executionArn, long id) {
        return executionArn + "#" + "%05d".formatted(id);
    }
}
