package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.outbox.Outbox;
import dev.signalbox.localcloud.outbox.OutboxEntry.Letter;
import dev.signalbox.localcloud.service.sns.topic.Protocol;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;

/** Writes mails, which lie in the outbox. */
final class MailChannel {
    private static final String SENDER = "<no-reply@sns.amazonaws.com>";

    private final Outbox outbox;
    private final Envelope envelope;
    private final Links links;

    MailChannel(Outbox outbox, Envelope envelope, Links links) {
        this.outbox = outbox;
        this.envelope = envelope;
        this.links = links;
    }

    Result attempt(Publication publication, Subscription subscription, Topic topic) {
        boolean confirmation = publication.kind() == Publication.Kind.SUBSCRIPTION_CONFIRMATION;
        var subject = confirmation ? "AWS Notification - Subscription Confirmation"
                : publication.subject().orElse("AWS Notification Message");
        var text = subscription.protocol() == Protocol.EMAIL_JSON ? envelope.text(publication, subscription, topic)
                : confirmation ? confirmation(subscription) : publication.message() + footer(subscription);
        var from = topic.attribute("DisplayName").orElse("AWS Notifications") + " " + SENDER;
        outbox.addMail("sns", Letter.plain(from, subscription.endpoint(), subject, text));
        return new Result.Delivered();
    }

    private String confirmation(Subscription subscription) {
        return """
                You have chosen to subscribe to the topic:
                %s

                To confirm this subscription, click or visit the link below (If this was in error no action is necessary):
                %s
                """
                .formatted(subscription.topicArn(), Links.forPeople(links.confirm(subscription), subscription));
    }

    private String footer(Subscription subscription) {
        return """


                --
                If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:
                %s
                """
                .formatted(Links.forPeople(links.unsubscribe(subscription), subscription));
    }
}
