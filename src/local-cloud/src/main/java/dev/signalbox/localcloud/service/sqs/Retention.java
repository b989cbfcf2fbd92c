package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old messages in the background. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Time time;
    private final Messages messages;
    private Time.Timer timer = () -> {};
    private boolean closed;

    Retention(Time time, Messages messages) {
        this.time = time;
        this.messages = messages;
    }

    synchronized void start() {
        if (!closed) {
            timer = time.at(time.now().plus(PERIOD), this::sweep);
        }
    }

    private void sweep() {
        try {
            messages.sweep();
        } catch (RuntimeException e) {
            LOG.error("Old messages could not be deleted; trying again in {}", PERIOD, e);
        } finally {
            start();
        }
    }

    synchronized void close() {
        closed = true;
        timer.cancel();
    }
}
