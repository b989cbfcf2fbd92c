package dev.signalbox.localcloud.service.sqs.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.stream.Stream;

/** The order in which one queue's messages can be received. Guarded by the lock of {@link Messages}. */
final class Backlog {
    private final boolean fifo;
    private final Condition changed;
    private final TreeMap<Long, Message> all = new TreeMap<>();
    /** Those that can be received, in their order. */
    private final TreeMap<Long, Message> ready = new TreeMap<>();
    /** Those that are delayed or in flight, the next to become visible first. */
    private final TreeSet<Message> waiting = new TreeSet<>(Comparator.comparing(Message::visible).thenComparingLong(
            Message::number));
    /** How many messages of a group are in flight; the group's others wait for them. */
    private final Map<String, Integer> busyGroups = new HashMap<>();
    private int inFlight;
    private boolean deleted;

    Backlog(boolean fifo, Condition changed, Stream<Message> kept) {
        this.fifo = fifo;
        this.changed = changed;
        kept.forEach(this::put);
    }

    /** Adds a message, or puts it where its new visibility belongs. */
    void put(Message message) {
        remove(message.number());
        all.put(message.number(), message);
        waiting.add(message);
        flies(message, 1);
        changed.signalAll();
    }

    Optional<Message> remove(long number) {
        var old = Optional.ofNullable(all.remove(number));
        old.ifPresent(message -> {
            ready.remove(number);
            if (waiting.remove(message)) {
                flies(message, -1);
            }
        });
        changed.signalAll();
        return old;
    }

    private void flies(Message message, int by) {
        if (message.receives() > 0 && !message.receipt().isEmpty()) {
            inFlight += by;
            if (fifo) {
                message.origin().group().ifPresent(group -> busyGroups.merge(group, by, (a, b) -> a + b == 0 ? null
                        : a
                                + b));
            }
        }
    }

    /** Makes visible what is due. */
    void settle(Instant now) {
        while (!waiting.isEmpty() && !waiting.first().visible().isAfter(now)) {
            var message = waiting.removeFirst();
            flies(message, -1);
            ready.put(message.number(), message);
        }
    }

    /** The messages that can be received now, oldest first. */
    List<Message> receivable(int most) {
        Set<String> busy = new HashSet<>(busyGroups.keySet());
        return ready.values().stream().filter(message -> !fifo || message.origin().group().filter(busy::contains)
                .isEmpty()).limit(most).toList();
    }

    Optional<Message> get(long number) {
        return Optional.ofNullable(all.get(number));
    }

    boolean isInFlight(Message message) {
        return waiting.contains(message) && message.receives() > 0;
    }

    Optional<Instant> nextVisible() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().visible());
    }

    Collection<Message> messages() {
        return List.copyOf(all.values());
    }

    long last() {
        return all.isEmpty() ? 0 : all.lastKey();
    }

    int visible() {
        return ready.size();
    }

    int inFlight() {
        return inFlight;
    }

    int delayed() {
        return waiting.size() - inFlight;
    }

    /** Called when somebody may receive what was not there before. */
    Condition changed() {
        return changed;
    }

    boolean isDeleted() {
        return deleted;
    }

    void deleted() {
        deleted = true;
        changed.signalAll();
    }
}
