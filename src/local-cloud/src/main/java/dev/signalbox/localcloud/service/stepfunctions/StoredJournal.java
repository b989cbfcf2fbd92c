package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import java.util.List;

/** The journal of one execution in the store. */
final class StoredJournal implements Journal {
    private final Records records;
    private final ExecutionRecord execution;
    private long position;

    /** @param position how many lines there are already */
    StoredJournal(Records records, ExecutionRecord execution, long position) {
        this.records = records;
        this.execution = execution;
        this.position = position;
    }

    @Override
    public void save(List<JournalEntry> entries) {
        records.writePatiently(() -> {
            append(entries);
            return entries;
        });
    }

    @Override
    public void finish(List<JournalEntry> entries, ExecutionOutcome outcome) {
        var stopped = entries.getLast().event().orElseThrow().timestamp();
        records.writePatiently(() -> {
            append(entries);
            var ended = execution.ended(outcome, stopped);
            if (!Redrives.mayBeWanted(ended)) {
                records.forgetRedrive(execution.arn());
            }
            records.end(ended);
            return ended;
        });
    }

    private void append(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            records.append(execution.arn(), position, entry);
            position++;
        }
    }
}
