package dev.signalbox.console.model.diff;

import dev.signalbox.console.model.StateProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stay in a state in two executions.
 *
 * @param visit which of the stays in that state, from 1
 * @param here absent when only the other execution was there
 */
public record PathRow(String state, int visit, int depth, Optional<StateProgress> here, Optional<StateProgress> there) {
    /** Whether the two went other ways here, or it ended otherwise. */
    public boolean differs() {
        return !here.map(StateProgress::phase).equals(there.map(StateProgress::phase));
    }

    /** How much longer it took here than there, when both were there. */
    public Optional<Duration> difference(Instant now) {
        return here.flatMap(h -> there.map(t -> h.elapsed(now).minus(t.elapsed(now))));
    }
}
