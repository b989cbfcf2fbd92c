package dev.signalbox.localcloud.service.outbox;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import java.util.List;

/** Lets whoever has the local cloud's keys read what was mailed and posted. See decision 0020. */
public final class OutboxService implements AwsService {
    private final OutboxRoute route;

    public OutboxService(CloudContext context) {
        route = new OutboxRoute(context);
    }

    @Override
    public void register(Operations operations) {
        // it is no AWS API, but a signed route
    }

    @Override
    public List<Route> routes() {
        return List.of(route);
    }
}
