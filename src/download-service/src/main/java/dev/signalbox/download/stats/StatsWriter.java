package dev.signalbox.download.stats;

import dev.signalbox.download.store.StatsBoard;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a process's counters every interval, with {@code alive} 1 among them, and takes them back when it is closed.
 * Who sees no news for two intervals has to take the process for dead.
 */
public final class StatsWriter implements AutoCloseable {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(StatsWriter.class);

    private final StatsBoard board;
    private final String component;
    private final String instance;
    private final Counters counters;
    private final Duration interval;
    private final Periodic publishing;

    /**
     * @param component {@code api}, {@code processor} or {@code notifier}
     * @param instance see {@link InstanceName}
     */
    public StatsWriter(StatsBoard board, String component, String instance, Counters counters, Duration interval) {
        this.board = board;
        this.component = component;
        this.instance = instance;
        this.counters = counters;
        this.interval = interval;
        this.publishing = new Periodic("stats-" + component, interval, this::publish);
        counters.gauge("alive", () -> 1);
    }

    public void start() {
        publishing.start();
    }

    private void publish() {
        board.publish(component, instance, counters.snapshot(), interval.multipliedBy(2));
    }

    @Override
    public void close() {
        publishing.close();
        try {
            board.withdraw(component, instance);
        } catch (StoreException e) {
            LOG.atInfo().addKeyValue("component", component).addKeyValue("error", e.getMessage())
                    .log("The counters could not be taken back; they end by themselves");
        }
    }
}
