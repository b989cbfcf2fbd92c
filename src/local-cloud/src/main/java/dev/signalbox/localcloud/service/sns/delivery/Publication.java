package dev.signalbox.localcloud.service.sns.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one subscriber is to be told.
 *
 * @param message for this subscriber's protocol
 * @param group for queues; says which messages belong together
 */
public record Publication(Kind kind, String messageId, String topicArn, Optional<String> subject, String message,
        Map<String, Attribute> attributes, Instant time, Optional<String> group) {

    /** What it is about; the names are those on the wire. */
    public enum Kind {
        NOTIFICATION("Notification"), SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /**
     * A message attribute.
     *
     * @param value text; base64 for type Binary
     */
    public record Attribute(String type, String value) {}

    public Publication {
        attributes = new TreeMap<>(attributes);
    }

    @Override
    public String toString() {
        return "Publication[" + kind + ", " + messageId + "]";
    }
}
