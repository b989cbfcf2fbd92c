package dev.signalbox.localcloud.service.sns.delivery;

/**
 * A publication on its way to one subscriber.
 *
 * @param attempts that failed
 */
public record Delivery(String id, String subscriptionArn, Publication publication, int attempts) {
    Delivery failed() {
        return new Delivery(id, subscriptionArn, publication, attempts + 1);
    }
}
