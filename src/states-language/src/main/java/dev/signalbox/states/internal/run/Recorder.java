package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.Effects;
import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of one execution. Entries gather until something visible is about to happen; what a crash loses of them is
 * done again in the same way.
 */
final class Recorder {
    private static final int MAX_UNSAVED = 64;

    private final Journal journal;
    private final Effects effects;
    private final Map<String, JournalEntry> recorded = new HashMap<>();
    private final Object saving = new Object();
    private List<JournalEntry> unsaved = new ArrayList<>();
    private long lastId;
    private boolean closed;

    Recorder(Journal journal, Effects effects, List<JournalEntry> entries) {
        this.journal = journal;
        this.effects = effects;
        for (JournalEntry entry : entries) {
            recorded.put(entry.key(), entry);
            entry.event().ifPresent(e -> lastId = Math.max(lastId, e.id()));
        }
    }

    /** What an earlier run of this execution recorded under the key. */
    synchronized Optional<JournalEntry> find(String key) {
        return Optional.ofNullable(recorded.get(key));
    }

    Optional<JsonNode> note(String key) {
        return find(key).flatMap(JournalEntry::note);
    }

    Optional<HistoryEvent> event(String key) {
        return find(key).flatMap(JournalEntry::event);
    }

    /** Records an event unless it is recorded already. */
    HistoryEvent event(String key, long previous, String type, ObjectNode details) {
        return event(key, previous, type, details, Optional.empty());
    }

    HistoryEvent event(String key, long previous, String type, ObjectNode details, Optional<JsonNode> note) {
        HistoryEvent event;
        boolean full;
        synchronized (this) {
            var earlier = event(key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            if (lastId + 1 >= journal.maxEvents()) {
                throw new HistoryFull();
            }
            event = next(previous, type, details);
            full = add(new JournalEntry(key, Optional.of(event), note));
        }
        if (full) {
            flush();
        }
        return event;
    }

    synchronized void note(String key, JsonNode note) {
        add(new JournalEntry(key, Optional.empty(), Optional.of(note)));
    }

    private HistoryEvent next(long previous, String type, ObjectNode details) {
        lastId++;
        return new HistoryEvent(lastId, previous, effects.now(), type, details);
    }

    private boolean add(JournalEntry entry) {
        if (closed) {
            throw ScopeEnded.suspension();
        }
        unsaved.add(entry);
        return unsaved.size() >= MAX_UNSAVED;
    }

    /** Returns when all that was recorded so far is durable. */
    void flush() {
        synchronized (saving) {
            var entries = drain();
            if (!entries.isEmpty()) {
                journal.save(entries);
            }
        }
    }

    /** Records the last event and that the execution has ended. Nothing is recorded after it. */
    void finish(long previous, String type, ObjectNode details, ExecutionOutcome outcome) {
        synchronized (saving) {
            synchronized (this) {
                var event = next(previous, type, details);
                add(new JournalEntry("finished", Optional.of(event), Optional.empty()));
                closed = true;
            }
            journal.finish(drain(), outcome);
        }
    }

    /** Saves what there is and then records nothing more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        flush();
    }

    private synchronized List<JournalEntry> drain() {
        var entries = unsaved;
        unsaved = new ArrayList<>();
        return entries;
    }
}
