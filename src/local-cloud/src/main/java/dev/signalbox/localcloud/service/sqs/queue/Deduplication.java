package dev.signalbox.localcloud.service.sqs.queue;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was sent to FIFO queues in the last five minutes, so that the same is not taken twice. */
final class Deduplication {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final DurableMap<Sent> sent;

    Deduplication(Store store) {
        this.sent = store.map("sqs.deduplication", Sent.class);
    }

    record Sent(Message message, Instant at) {}

    Optional<Message> find(Queue queue, NewMessage message, Instant now) {
        return key(queue, message).flatMap(sent::get).filter(old -> now.isBefore(old.at().plus(INTERVAL))).map(
                Sent::message);
    }

    void remember(Queue queue, NewMessage message, Message taken, Instant now) {
        key(queue, message).ifPresent(key -> sent.put(key, new Sent(taken, now)));
    }

    /** The keys that no longer matter. */
    List<String> old(Instant now) {
        return sent.from("").filter(entry -> !now.isBefore(entry.getValue().at().plus(INTERVAL))).map(
                Map.Entry::getKey).toList();
    }

    void forget(List<String> keys) {
        keys.forEach(sent::remove);
    }

    private static Optional<String> key(Queue queue, NewMessage message) {
        var scope = queue.deduplicatesPerGroup() ? message.group().orElse("") + "/" : "";
        return message.deduplication().filter(_ -> queue.fifo()).map(id -> queue.id() + "/" + scope + id);
    }
}
