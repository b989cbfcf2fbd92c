package dev.signalbox.console.model.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail, or one notification posted to a web address, as the list shows it.
 *
 * @param service which sent it, for example {@code ses}
 * @param from empty for notifications
 * @param to mail addresses, or one web address
 * @param delivery what came of a notification; empty for mails, which always arrive in the outbox
 */
public record SentMessage(String id, Instant at, String service, String from, List<String> to, String subject,
        int attachments, Optional<PostedDelivery> delivery) {

    /**
     * The end of all attempts to post a notification.
     *
     * @param reason why it was not delivered
     */
    public record PostedDelivery(boolean delivered, int attempts, Optional<Integer> status, Optional<String> reason) {}

    public SentMessage {
        to = List.copyOf(to);
    }

    /** Not its subject: that may hold a secret too. */
    @Override
    public String toString() {
        return "SentMessage[" + id + "]";
    }
}
