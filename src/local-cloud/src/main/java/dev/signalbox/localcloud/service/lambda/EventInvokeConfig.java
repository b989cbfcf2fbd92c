package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a function, version or alias takes events.
 *
 * @param onSuccess ARN of what is told of events that succeeded
 * @param onFailure ARN of what is told of events that were given up
 */
record EventInvokeConfig(String function, String qualifier, Optional<Integer> maximumRetryAttempts,
        Optional<Integer> maximumEventAgeSeconds, Optional<String> onSuccess, Optional<String> onFailure,
        Instant lastModified) {
    private static final int RETRIES = 2;
    private static final int AGE_SECONDS = 21_600;

    /** What holds when nothing was said. */
    static EventInvokeConfig none(String function, String qualifier) {
        return new EventInvokeConfig(function, qualifier, Optional.empty(), Optional.empty(), Optional.empty(), Optional
                .empty(), Instant.EPOCH);
    }

    @JsonIgnore
    int retries() {
        return maximumRetryAttempts.orElse(RETRIES);
    }

    @JsonIgnore
    Duration age() {
        return Duration.ofSeconds(maximumEventAgeSeconds.orElse(AGE_SECONDS));
    }

    /** The other's settings where it has some. */
    EventInvokeConfig changedBy(EventInvokeConfig other) {
        return new EventInvokeConfig(function, qualifier, other.maximumRetryAttempts.or(() -> maximumRetryAttempts),
                other.maximumEventAgeSeconds.or(() -> maximumEventAgeSeconds), other.onSuccess.or(() -> onSuccess),
                other.onFailure.or(() -> onFailure), other.lastModified);
    }
}
