package dev.signalbox.states;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is saved, in order. */
final class MemoryJournal implements Journal {
    final List<JournalEntry> entries = new CopyOnWriteArrayList<>();
    volatile Optional<ExecutionOutcome> outcome = Optional.empty();

    @Override
    public void save(List<JournalEntry> more) {
        entries.addAll(more);
    }

    @Override
    public void finish(List<JournalEntry> more, ExecutionOutcome how) {
        entries.addAll(more);
        outcome = Optional.of(how);
    }

    List<HistoryEvent> history() {
        return entries.stream().flatMap(e -> e.event().stream()).toList();
    }

    List<String> types() {
        return history().stream().map(HistoryEvent::type).toList();
    }
}
