package dev.signalbox.localcloud.service.sqs.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A message's place in its queue. It is kept apart from its {@link Content}, as it changes with every receive.
 *
 * @param number its order; grows from message to message
 * @param visible from when on it can be received
 * @param receipt secret of the last receive, empty before the first
 */
public record Message(String id, String queueId, long number, Origin origin, Instant visible, int receives,
        Optional<Instant> firstReceived, String receipt) {

    /**
     * What was said when it was sent.
     *
     * @param deadLetterSource ARN of the queue that it came from as a dead letter
     */
    public record Origin(Instant sent, String sender, Optional<String> group, Optional<String> deduplication,
            Optional<String> deadLetterSource) {}

    String key() {
        return queueId + "/" + sequenceNumber();
    }

    /** Twenty digits. */
    public String sequenceNumber() {
        return String.format("%020d", number);
    }

    public ReceiptHandle receiptHandle() {
        return new ReceiptHandle(queueId, number, receipt);
    }

    Message received(Instant now, Instant visibleAgain, String newReceipt) {
        return new Message(id, queueId, number, origin, visibleAgain, receives + 1, firstReceived.or(() -> Optional.of(
                now)), newReceipt);
    }

    Message visibleAt(Instant when) {
        return new Message(id, queueId, number, origin, when, receives, firstReceived, receipt);
    }

    /** The same message at the end of another queue. */
    Message deadLetter(String otherQueue, long newNumber, String source) {
        var moved = new Origin(origin.sent(), origin.sender(), origin.group(), origin.deduplication(), Optional.of(
                source));
        return new Message(id, otherQueue, newNumber, moved, Instant.EPOCH, receives, firstReceived, "");
    }
}
