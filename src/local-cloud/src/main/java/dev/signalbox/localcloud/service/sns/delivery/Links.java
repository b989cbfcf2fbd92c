package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses that messages name: to confirm, to leave, and of the certificate. */
public final class Links {
    /** Below it lie all of them. */
    public static final String PREFIX = "/_aws/sns/";
    /** Name of the certificate. */
    public static final String CERTIFICATE = "SimpleNotificationService.pem";

    private final CloudContext context;

    public Links(CloudContext context) {
        this.context = context;
    }

    private String base() {
        return context.endpoint().uri() + PREFIX;
    }

    String confirm(Subscription subscription) {
        var token = subscription.token().map(Subscription.Token::text).orElse("");
        return base() + "?Action=ConfirmSubscription&TopicArn=" + encoded(subscription.topicArn()) + "&Token="
                + encoded(
                        token);
    }

    String unsubscribe(Subscription subscription) {
        return base() + "?Action=Unsubscribe&SubscriptionArn=" + encoded(subscription.arn());
    }

    /** People get a page to read, programs get what the API answers. */
    static String forPeople(String link, Subscription subscription) {
        return link + "&Endpoint=" + encoded(subscription.endpoint());
    }

    String certificate() {
        return base() + CERTIFICATE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
