package dev.signalbox.console.model.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One ended attempt of a job; an attempt that never got a container has no start. */
public record JobAttempt(int number, Optional<Instant> startedAt, Optional<Instant> stoppedAt,
        Optional<Integer> exitCode, Optional<String> statusReason, Optional<String> reason,
        Optional<String> logStream) {

    /** How long its container ran. */
    public Optional<Duration> took() {
        return startedAt.flatMap(start -> stoppedAt.map(stop -> Duration.between(start, stop)));
    }
}
