package dev.signalbox.console.model.permissions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the caller's permissions.
 *
 * @param caller absent until STS told
 * @param notTold why IAM's simulator does not tell
 * @param askedAt when the simulator answered
 * @param facts of each action that Signalbox uses, by name
 */
public record Known(Optional<CallerArn> caller, Optional<String> notTold, Optional<Instant> askedAt,
        List<ActionFact> facts) {
    public Known {
        facts = List.copyOf(facts);
    }

    /** Of nobody. */
    public static Known nothing() {
        return new Known(Optional.empty(), Optional.empty(), Optional.empty(), UsedActions.all().actions().stream().map(
                a -> new ActionFact(a, ActionFact.Standing.UNKNOWN, List.of())).toList());
    }

    /** All that was refused. */
    public List<Denial> denials() {
        return facts.stream().flatMap(f -> f.denials().stream()).toList();
    }
}
