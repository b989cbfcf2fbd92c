package dev.signalbox.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run of a state machine, as Step Functions last described it. */
public record ExecutionSummary(ExecutionId id, ExecutionStatus status, Instant startedAt, Optional<Instant> stoppedAt) {
    public Duration elapsed(Instant now) {
        return Duration.between(startedAt, stoppedAt.orElse(now));
    }
}
