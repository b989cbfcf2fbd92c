package dev.signalbox.states;

import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Retry}.
 *
 * @param maxDelaySeconds caps the delay before jitter
 * @param fullJitter waits a random time between zero and the delay
 */
public record Retrier(List<String> errorEquals, long intervalSeconds, double backoffRate, int maxAttempts,
        Optional<Long> maxDelaySeconds, boolean fullJitter) {
    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }
}
