package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.sns.delivery.Deliveries;
import dev.signalbox.localcloud.service.sns.delivery.Publication;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asking a subscriber whether it wants the messages, and its answer. */
final class Confirmations {
    private static final Duration VALID = Duration.ofDays(2);
    private static final int TOKEN_BYTES = 64;

    private final CloudContext context;
    private final Topics topics;
    private final Deliveries deliveries;
    private final SecureRandom random = new SecureRandom();

    Confirmations(CloudContext context, Topics topics, Deliveries deliveries) {
        this.context = context;
        this.topics = topics;
        this.deliveries = deliveries;
    }

    Subscription.Token token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new Subscription.Token(HexFormat.of().formatHex(bytes), context.time().now().plus(VALID));
    }

    /** Sends the token to the endpoint of a subscription that waits for it. */
    void ask(Subscription subscription) {
        var message = "You have chosen to subscribe to the topic " + subscription.topicArn()
                + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.";
        deliveries.send(List.of(new Deliveries.Addressed(subscription, new Publication(
                Publication.Kind.SUBSCRIPTION_CONFIRMATION, UUID.randomUUID().toString(), subscription.topicArn(),
                Optional.empty(), message, Map.of(), context.time().now(), Optional.empty()))));
    }

    /** Takes the token of an earlier question; the same answer again is fine until the token is forgotten. */
    Subscription confirm(String topicArn, String token) {
        if (!topics.has(topicArn)) {
            throw SnsErrors.noTopic();
        }
        return topics.change(() -> {
            var asked = topics.subscriptionsOf(topicArn).stream().filter(subscription -> subscription.token().filter(
                    one -> isSame(one.text(), token)).isPresent()).findFirst().orElseThrow(() -> SnsErrors.invalid(
                            "Token"));
            if (asked.token().filter(one -> context.time().now().isAfter(one.expires())).isPresent()) {
                throw SnsErrors.invalid("Token Reason: expired");
            }
            topics.put(asked.confirmed());
            return asked.confirmed();
        });
    }

    private static boolean isSame(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
