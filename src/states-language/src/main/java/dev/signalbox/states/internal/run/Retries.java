package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.states.Retrier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts the retries of one visit to a state and says when the next one is due. */
final class Retries {
    private final List<Retrier> retriers;
    private final RunContext run;
    private final String key;
    private final int[] used;

    Retries(List<Retrier> retriers, RunContext run, String key) {
        this.retriers = retriers;
        this.run = run;
        this.key = key;
        this.used = new int[retriers.size()];
    }

    /** Empty when the failure is final. The time is recorded, so that a restart neither lengthens nor re-rolls it. */
    Optional<Instant> due(StateFailure failure, int attempt) {
        for (int i = 0; i < used.length; i++) {
            var retrier = retriers.get(i);
            if (failure.matches(retrier.errorEquals())) {
                if (used[i] >= retrier.maxAttempts()) {
                    return Optional.empty();
                }
                used[i]++;
                return Optional.of(due(retrier, used[i] - 1, attempt));
            }
        }
        return Optional.empty();
    }

    private Instant due(Retrier retrier, int earlier, int attempt) {
        var noteKey = key + "a" + attempt + ":retry";
        var recorded = run.recorder().note(noteKey).map(JsonNode::textValue);
        if (recorded.isPresent()) {
            return Instant.parse(recorded.get());
        }
        double delay = backoff(retrier, earlier) * (retrier.fullJitter() ? run.effects().random() : 1);
        var due = run.effects().now().plus(Duration.ofMillis(Math.round(delay * 1000)));
        run.recorder().note(noteKey, TextNode.valueOf(due.toString()));
        return due;
    }

    /** Seconds before the next attempt, without jitter. */
    static double backoff(Retrier retrier, int earlier) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), earlier);
        double capped = Math.min(seconds, retrier.maxDelaySeconds().map(Long::doubleValue).orElse(Double.MAX_VALUE));
        return Math.min(capped, Integer.MAX_VALUE);
    }
}
