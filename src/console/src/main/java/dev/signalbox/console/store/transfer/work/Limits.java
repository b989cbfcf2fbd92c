package dev.signalbox.console.store.transfer.work;

import java.time.Duration;

/**
 * What all transfers share.
 *
 * @param slow a connection that brings less than {@link Pace#LEAST} in this time is given up
 * @param firstPause before the second attempt; each further one waits twice as long
 */
public record Limits(Connections connections, Throttle throttle, Duration slow, Duration firstPause) {
    public Limits(int connections) {
        this(new Connections(connections), new Throttle(), Duration.ofSeconds(20), Duration.ofMillis(200));
    }
}
