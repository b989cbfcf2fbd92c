package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.sns.delivery.Deliveries;
import dev.signalbox.localcloud.service.sns.delivery.Links;
import dev.signalbox.localcloud.service.sns.delivery.Signing;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import java.util.List;

/**
 * Topics. What is published reaches queues, functions, web addresses and, as mails in the outbox, people. Policies are
 * kept for the services that publish for somebody else; they do not bind signed callers.
 */
public final class SnsService implements AwsService {
    private final TopicOperations topics;
    private final SubscriptionOperations subscriptions;
    private final PublishOperations publishing;
    private final Deliveries deliveries;
    private final SnsRoute route;

    public SnsService(CloudContext context) {
        var stored = new Topics(context.store());
        var signing = new Signing(context);
        deliveries = new Deliveries(context, stored, signing, new Links(context));
        var confirmations = new Confirmations(context, stored, deliveries);
        topics = new TopicOperations(context, stored);
        subscriptions = new SubscriptionOperations(context, stored, confirmations);
        publishing = new PublishOperations(context, stored, deliveries);
        route = new SnsRoute(confirmations, stored, signing);
    }

    @Override
    public void register(Operations operations) {
        topics.register(operations);
        subscriptions.register(operations);
        publishing.register(operations);
    }

    @Override
    public List<Route> routes() {
        return List.of(route);
    }

    @Override
    public void resume() {
        deliveries.resume();
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
