package dev.signalbox.states;

import java.util.List;

/** Where an execution's memory is kept. Called by one thread at a time, in the order in which things happened. */
public interface Journal {
    /** How many events it may hold; an execution that needs more fails with its last one. */
    default long maxEvents() {
        return Execution.MAX_EVENTS;
    }

    /** Makes all entries durable, together, before it returns. */
    void save(List<JournalEntry> entries);

    /** As {@link #save}, and together with it that the execution has ended. The last call. */
    void finish(List<JournalEntry> entries, ExecutionOutcome outcome);
}
