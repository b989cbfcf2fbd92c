package dev.signalbox.localcloud.service.sns.topic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who wants a topic's messages, and how.
 *
 * @param token the last one that was sent to the endpoint to confirm it; empty where nobody has to agree
 */
public record Subscription(String arn, String topicArn, Protocol protocol, String endpoint, State state,
        Optional<Token> token, Map<String, String> attributes) {

    public enum State {
        PENDING, CONFIRMED
    }

    /** Sent to the endpoint to prove that its owner wants the messages. */
    public record Token(String text, Instant expires) {
        @Override
        public String toString() {
            return "Token[" + expires + "]";
        }
    }

    public Subscription {
        attributes = new TreeMap<>(attributes);
    }

    /** Subscriptions of a topic lie side by side. */
    String key() {
        return topicArn + arn.substring(arn.lastIndexOf(':'));
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean isRaw() {
        return attribute("RawMessageDelivery").filter("true"::equalsIgnoreCase).isPresent();
    }

    public Subscription confirmed() {
        return new Subscription(arn, topicArn, protocol, endpoint, State.CONFIRMED, token, attributes);
    }

    public Subscription waitingFor(Token fresh) {
        return new Subscription(arn, topicArn, protocol, endpoint, State.PENDING, Optional.of(fresh), attributes);
    }

    public Subscription withAttribute(String name, String value) {
        var changed = new TreeMap<>(attributes);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Subscription(arn, topicArn, protocol, endpoint, state, token, changed);
    }
}
