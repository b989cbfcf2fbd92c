package dev.signalbox.console.model.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stack, as far as it matters for what can be done to it.
 *
 * @param parent the stack that has this one nested in it
 * @param drift CloudFormation's word, such as {@code DRIFTED}
 * @param stuck the resources at which it failed; only read for stacks that failed
 */
public record OperableStack(String name, String id, String status, Optional<String> reason,
        boolean protectedFromDeletion,
        Optional<String> parent, String drift, Optional<Instant> driftCheckedAt, List<StuckResource> stuck) {
    public OperableStack {
        stuck = List.copyOf(stuck);
    }

    public boolean inProgress() {
        return status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS");
    }

    /** Those that a continued rollback may leave alone. */
    public List<StuckResource> skippable() {
        return stuck.stream().filter(r -> r.status().equals("UPDATE_FAILED")).toList();
    }

    /** A nested stack is changed by its root only, but may be looked at. */
    public Set<StackAct> offered() {
        var acts = StackAct.offered(status);
        if (parent.isPresent()) {
            acts.retainAll(Set.of(StackAct.DETECT_DRIFT));
        }
        return acts;
    }
}
