package dev.signalbox.localcloud.service.sqs.queue;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Sending, receiving and deleting messages. */
public final class Messages {
    private final Queues queues;
    private final Time time;
    private final Backlogs backlogs;
    private final Deduplication deduplication;
    private long lastNumber;

    public Messages(Store store, Time time, Queues queues) {
        this.queues = queues;
        this.time = time;
        this.backlogs = new Backlogs(store);
        this.deduplication = new Deduplication(store);
    }

    /** How many messages a queue has. */
    public record Counts(int visible, int inFlight, int delayed) {}

    /** What became of a receipt handle. */
    public enum Outcome {
        DONE, GONE, NOT_IN_FLIGHT
    }

    /**
     * Sends all or none.
     *
     * @return the messages as they were taken, or those that they repeat; nothing when the queue is no more
     */
    public List<Message> send(Queue queue, List<NewMessage> messages) {
        return backlogs.change(() -> queues.get(queue.name()).filter(now -> now.id().equals(queue.id())).map(
                _ -> messages.stream().map(message -> send(queue, message)).toList()).orElse(List.of()));
    }

    private Message send(Queue queue, NewMessage message) {
        var now = time.now();
        var repeated = deduplication.find(queue, message, now);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var origin = new Message.Origin(now, message.sender(), message.group(), message.deduplication(), Optional
                .empty());
        var taken = new Message(UUID.randomUUID().toString(), queue.id(), number(queue, now), origin, now.plus(message
                .delay()), 0, Optional.empty(), "");
        backlogs.add(queue, taken, message.content());
        deduplication.remember(queue, message, taken, now);
        return taken;
    }

    /** Grows also when the queue was empty in between, and over restarts. */
    private long number(Queue queue, Instant now) {
        lastNumber = Math.max(Math.max(lastNumber, backlogs.of(queue).last()) + 1, now.toEpochMilli() * 1000);
        return lastNumber;
    }

    /**
     * Receives what there is, or waits for the first message.
     *
     * @param visibility how long nobody else will receive them
     */
    public List<Received> receive(Queue queue, int most, Duration visibility, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            if (backlogs.look(() -> isReceivable(queue))) {
                var received = backlogs.change(() -> take(queue, most, visibility));
                if (!received.isEmpty() || isFull(queue)) {
                    return received;
                }
            } else if (!backlogs.await(queue, time.now(), until - System.nanoTime())) {
                return List.of();
            }
        }
    }

    /** Whether so many messages are in flight that no more can be received. */
    public boolean isFull(Queue queue) {
        return counts(queue).inFlight() >= queue.mostInFlight();
    }

    private boolean isReceivable(Queue queue) {
        var backlog = backlogs.of(queue);
        backlog.settle(time.now());
        return !backlog.receivable(1).isEmpty();
    }

    private List<Received> take(Queue queue, int most, Duration visibility) {
        var now = time.now();
        var backlog = backlogs.of(queue);
        backlog.settle(now);
        var deadLetters = queue.deadLetters().flatMap(policy -> queues.byArn(policy.target()).map(target -> new Target(
                target, policy.mostReceives())));
        int allowed = Math.min(most, queue.mostInFlight() - backlog.inFlight());
        var received = new ArrayList<Received>();
        var candidates = backlog.receivable(Math.max(0, allowed));
        while (!candidates.isEmpty() && received.size() < allowed) {
            for (var message : candidates) {
                if (isExpired(queue, message, now)) {
                    backlogs.remove(queue, message);
                } else if (deadLetters.filter(target -> message.receives() >= target.mostReceives()).isPresent()) {
                    moveAway(queue, message, deadLetters.get().queue());
                } else if (received.size() < allowed) {
                    received.add(take(queue, message, now.plus(visibility)));
                }
            }
            candidates = received.isEmpty() ? backlog.receivable(allowed) : List.of();
        }
        return List.copyOf(received);
    }

    private record Target(Queue queue, int mostReceives) {}

    private Received take(Queue queue, Message message, Instant visibleAgain) {
        var taken = message.received(time.now(), visibleAgain, secret());
        backlogs.put(queue, taken);
        return new Received(taken, backlogs.content(taken));
    }

    private static String secret() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private void moveAway(Queue queue, Message message, Queue target) {
        var content = backlogs.content(message);
        backlogs.remove(queue, message);
        var moved = message.deadLetter(target.id(), number(target, time.now()), queue.arn());
        backlogs.add(target, moved, content);
    }

    /** A receive that is no longer the last one deletes nothing, as on AWS. */
    public void delete(Queue queue, List<ReceiptHandle> handles) {
        backlogs.change(() -> {
            handles.forEach(handle -> held(queue, handle).ifPresent(message -> backlogs.remove(queue, message)));
            return true;
        });
    }

    /** Changes when the message can be received again. */
    public Outcome changeVisibility(Queue queue, ReceiptHandle handle, Duration visibility) {
        return backlogs.change(() -> {
            var now = time.now();
            var backlog = backlogs.of(queue);
            backlog.settle(now);
            var message = held(queue, handle);
            if (message.isEmpty()) {
                return Outcome.GONE;
            }
            if (!backlog.isInFlight(message.get())) {
                return Outcome.NOT_IN_FLIGHT;
            }
            backlogs.put(queue, message.get().visibleAt(now.plus(visibility)));
            return Outcome.DONE;
        });
    }

    private Optional<Message> held(Queue queue, ReceiptHandle handle) {
        return backlogs.of(queue).get(handle.number()).filter(message -> message.receipt().equals(handle.receipt()));
    }

    public Counts counts(Queue queue) {
        return backlogs.look(() -> {
            var backlog = backlogs.of(queue);
            backlog.settle(time.now());
            return new Counts(backlog.visible(), backlog.inFlight(), backlog.delayed());
        });
    }

    /** Deletes all messages. */
    public void purge(Queue queue) {
        backlogs.change(() -> {
            backlogs.clear(queue);
            return true;
        });
    }

    /** Deletes the queue and its messages. */
    public void deleteQueue(Queue queue) {
        backlogs.change(() -> {
            queues.delete(queue);
            backlogs.drop(queue);
            return true;
        });
    }

    /** Forgets messages that were kept as long as their queue keeps them, and old deduplication ids. */
    public void sweep() {
        var now = time.now();
        var old = deduplication.old(now);
        var expired = backlogs.look(() -> queues.startingWith("").stream().flatMap(queue -> expired(queue, now)
                .map(message -> new Expired(queue, message))).toList());
        if (!old.isEmpty() || !expired.isEmpty()) {
            backlogs.change(() -> {
                deduplication.forget(old);
                expired.forEach(one -> backlogs.remove(one.queue(), one.message()));
                return true;
            });
        }
    }

    private record Expired(Queue queue, Message message) {}

    private Stream<Message> expired(Queue queue, Instant now) {
        return backlogs.of(queue).messages().stream().filter(message -> isExpired(queue, message, now));
    }

    private static boolean isExpired(Queue queue, Message message, Instant now) {
        return now.isAfter(message.origin().sent().plus(queue.seconds("MessageRetentionPeriod")));
    }

    /** Lets receivers that wait go. */
    public void close() {
        backlogs.close();
    }
}
