package dev.signalbox.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far one state of an execution is, as its history tells. A state that ran more than once (a loop, a Map) shows its latest
 * visit; {@code visits} says how many there were.
 *
 * @param child the ARN of the execution that it started, once that is known
 * @param iterations of a Map state: how far they are
 */
public record StateProgress(String name, Phase phase, int visits, Instant enteredAt, Optional<Instant> leftAt,
        List<Attempt> attempts,
        Optional<String> input, Optional<String> output, Optional<Waiting> waiting, Optional<String> child,
        Optional<Iterations> iterations) {
    public StateProgress {
        attempts = List.copyOf(attempts);
    }

    public enum Phase {
        RUNNING(Tone.RUNNING, "Running"),
        WAITING(Tone.WAITING, "Waiting"),
        RETRYING(Tone.RUNNING, "Retrying"),
        SUCCEEDED(Tone.SUCCEEDED, "Succeeded"),
        CAUGHT(Tone.CAUGHT, "Caught error"),
        FAILED(Tone.FAILED, "Failed"),
        TIMED_OUT(Tone.TIMED_OUT, "Timed out"),
        ABORTED(Tone.ABORTED, "Aborted");

        private final StatusWord word;

        Phase(Tone tone, String word) {
            this.word = new StatusWord(tone, word);
        }

        public StatusWord word() {
            return word;
        }

        public boolean isOpen() {
            return this == RUNNING || this == WAITING || this == RETRYING;
        }
    }

    /** One try of a task. */
    public record Attempt(Instant startedAt, Optional<Instant> endedAt, Optional<String> error,
            Optional<String> cause) {
        Attempt ended(Instant at, Optional<String> failed, Optional<String> why) {
            return new Attempt(startedAt, Optional.of(at), failed, why);
        }
    }

    /**
     * A wait for somebody to bring the task token back. The token itself is never held here.
     *
     * @param heartbeat how long the other side may stay silent
     * @param eventId the event in which the token is
     */
    public record Waiting(Instant since, Optional<Instant> deadline, Optional<Duration> heartbeat, long eventId) {}

    /** The last error, whether it was caught, retried or fatal. */
    public Optional<Attempt> lastFailure() {
        return attempts.reversed().stream().filter(a -> a.error().isPresent()).findFirst();
    }

    StateProgress visited(int times) {
        return new StateProgress(name, phase, times, enteredAt, leftAt, attempts, input, output, waiting, child,
                iterations);
    }

    public Duration elapsed(Instant now) {
        return Duration.between(enteredAt, leftAt.orElse(now));
    }
}
