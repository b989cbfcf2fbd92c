package dev.signalbox.console.app;

import dev.signalbox.console.gateway.update.Feed;
import dev.signalbox.console.gateway.update.FeedException;
import dev.signalbox.console.gateway.update.FeedGateway;
import java.net.URI;
import java.time.Instant;

/** There is nothing where newer versions are looked for. */
final class NoFeed implements FeedGateway {
    @Override
    public Feed fetch(URI address, Instant now) throws FeedException {
        throw new FeedException(address.getHost() + " does not answer");
    }

    @Override
    public Feed check(String signed, Instant now) throws FeedException {
        throw new FeedException("nothing was signed");
    }
}
