package dev.signalbox.console.store.callbacks;

import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.store.Topic;
import java.util.ArrayList;
import java.util.List;

/** What was said for providers, newest first, also by earlier sessions. */
public final class SentRecord {
    private static final int KEPT = 500;

    private final SentJournal journal;
    private final Topic<List<SentCallback>> sent = new Topic<>(List.of());

    public SentRecord(SentJournal journal) {
        this.journal = journal;
    }

    public Topic<List<SentCallback>> sent() {
        return sent;
    }

    /** Reads what earlier sessions kept. Waits for the disk. */
    public synchronized void recall() {
        var next = new ArrayList<>(sent.latest());
        next.addAll(journal.read().stream().filter(s -> !next.contains(s)).toList());
        publish(next);
    }

    /** Waits for the disk. */
    public synchronized void add(List<SentCallback> oldestFirst) {
        journal.append(oldestFirst);
        var next = new ArrayList<>(oldestFirst.reversed());
        next.addAll(sent.latest());
        publish(next);
    }

    private void publish(List<SentCallback> next) {
        sent.publish(List.copyOf(next.subList(0, Math.min(KEPT, next.size()))));
    }
}
