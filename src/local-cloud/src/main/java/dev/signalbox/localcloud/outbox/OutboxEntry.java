package dev.signalbox.localcloud.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail, or one notification sent to a web address. It may hold links that give access to whoever has them: never
 * log its contents.
 *
 * @param id grows from entry to entry
 * @param service who sent it: {@code ses} or {@code sns}
 * @param http what came of a notification; empty for mails
 */
public record OutboxEntry(String id, Instant at, String service, Letter letter, Optional<HttpDelivery> http) {

    /**
     * What was sent.
     *
     * @param from empty for notifications
     * @param to mail addresses, or one web address
     */
    public record Letter(String from, List<String> to, List<String> cc, List<String> bcc, String subject,
            Optional<String> text, Optional<String> html, List<Attachment> attachments) {
        public Letter {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            bcc = List.copyOf(bcc);
            attachments = List.copyOf(attachments);
        }

        /** A letter of text alone. */
        public static Letter plain(String from, String to, String subject, String text) {
            return new Letter(from, List.of(to), List.of(), List.of(), subject, Optional.of(text), Optional.empty(),
                    List.of());
        }

        long size() {
            return (long) subject.length() + text.map(String::length).orElse(0) + html.map(String::length).orElse(0);
        }
    }

    public record Attachment(String name, String type, long bytes) {}

    /**
     * The end of all attempts to send a notification.
     *
     * @param status of the last answer; empty when there was none
     * @param reason why it was not delivered; empty when it was
     */
    public record HttpDelivery(boolean delivered, int attempts, Optional<Integer> status, Optional<String> reason) {}

    @Override
    public String toString() {
        return "OutboxEntry[" + id + ", " + service + "]";
    }
}
