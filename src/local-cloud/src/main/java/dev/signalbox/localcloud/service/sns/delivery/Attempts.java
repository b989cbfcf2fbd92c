package dev.signalbox.localcloud.service.sns.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a delivery by its subscriber's protocol, and settles those that came to nothing. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final QueueChannel queues;
    private final FunctionChannel functions;
    private final MailChannel mails;
    private final WebChannel web;
    /** The last answer of web addresses, for the outbox. */
    private final Map<String, WebChannel.Answer> answers = new ConcurrentHashMap<>();

    Attempts(CloudContext context, Envelope envelope, Links links) {
        this.queues = new QueueChannel(context, envelope);
        this.functions = new FunctionChannel(context, envelope);
        this.mails = new MailChannel(context.outbox(), envelope, links);
        this.web = new WebChannel(context.outbox(), envelope);
    }

    Result attempt(Delivery delivery, Subscription subscription, Topic topic) {
        var publication = delivery.publication();
        return switch (subscription.protocol()) {
            case SQS -> queues.attempt(publication, subscription, topic);
            case LAMBDA -> functions.attempt(publication, subscription, topic);
            case EMAIL, EMAIL_JSON -> mails.attempt(publication, subscription, topic);
            case HTTP, HTTPS -> {
                var answer = web.attempt(publication, subscription, topic);
                answers.put(delivery.id(), answer);
                yield answer.result();
            }
        };
    }

    /** Called once per delivery, when nothing more is tried. */
    void ended(Delivery delivery, Subscription subscription, Topic topic, Result result) {
        Optional.ofNullable(answers.remove(delivery.id())).ifPresent(answer -> web.ended(delivery, subscription,
                answer));
        switch (result) {
            case Result.Delivered() -> LOG.debug("{} reached {}", delivery.publication(), subscription.arn());
            case Result.Again(var reason) -> lost(delivery, subscription, topic, reason);
            case Result.Never(var reason) -> lost(delivery, subscription, topic, reason);
        }
    }

    private void lost(Delivery delivery, Subscription subscription, Topic topic, String reason) {
        LOG.warn("{} did not reach {} after {} attempts: {}", delivery.publication(), subscription.arn(), delivery
                .attempts() + 1, reason);
        var deadLetters = subscription.attribute("RedrivePolicy").map(Attempts::target);
        if (deadLetters.isPresent() && delivery.publication().kind() == Publication.Kind.NOTIFICATION) {
            var result = queues.deadLetter(delivery.publication(), subscription, topic, deadLetters.get());
            if (!(result instanceof Result.Delivered)) {
                LOG.warn("Nor did it reach the dead letter queue: {}", result);
            }
        }
    }

    private static String target(String redrivePolicy) {
        try {
            return JSON.readTree(redrivePolicy).path("deadLetterTargetArn").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept redrive policy is JSON", e);
        }
    }

    void close() {
        web.close();
    }
}
