package dev.signalbox.localcloud.service.dynamodb;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.dynamodb.data.ExpiredItems;
import dev.signalbox.localcloud.service.dynamodb.data.RequestTokens;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes in the background what has expired: items of tables with time to live, and old request tokens. */
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    /** AWS promises a few days; nobody here waits that long to see it work. */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Time time;
    private final ExpiredItems items;
    private final RequestTokens tokens;
    private Time.Timer timer = () -> {};
    private boolean closed;

    Expiry(Time time, ExpiredItems items, RequestTokens tokens) {
        this.time = time;
        this.items = items;
        this.tokens = tokens;
    }

    synchronized void start() {
        if (!closed) {
            timer = time.at(time.now().plus(PERIOD), this::sweep);
        }
    }

    private void sweep() {
        try {
            items.deleteAll();
            tokens.forgetOld();
        } catch (RuntimeException e) {
            LOG.error("Expired items could not be deleted; trying again in {}", PERIOD, e);
        } finally {
            start();
        }
    }

    synchronized void close() {
        closed = true;
        timer.cancel();
    }
}
