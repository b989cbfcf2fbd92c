package dev.signalbox.localcloud.service.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitAction;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitActionsAction;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitActionsState;

/**
 * A queue's rules for jobs that block it; see <a
 * href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html">JobStateTimeLimitAction
 * </a>. Capacity never runs out here, so a rule for that is kept and never applies.
 */
final class TimeLimits {
    private static final int SHORTEST = 600;
    private static final int LONGEST = 86_400;
    private static final Set<String> REASONS = Set.of("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY",
            Blockage.ENVIRONMENTS_TOO_SMALL.code(), Blockage.MACHINES_TOO_SMALL.code());

    private TimeLimits() {}

    static List<JobStateTimeLimitAction> checked(List<JobStateTimeLimitAction> actions) {
        var seen = new HashSet<String>();
        for (var action : actions) {
            check(action);
            if (!seen.add(action.stateAsString() + action.reason())) {
                throw BatchErrors.invalid("Duplicate job state limit actions are not allowed.");
            }
        }
        return actions;
    }

    private static void check(JobStateTimeLimitAction action) {
        if (action.action() != JobStateTimeLimitActionsAction.CANCEL) {
            throw BatchErrors.invalid("Invalid job action. Valid job actions: [CANCEL]");
        }
        if (action.state() != JobStateTimeLimitActionsState.RUNNABLE) {
            throw BatchErrors.invalid("Invalid job state. Valid job states: [RUNNABLE]");
        }
        if (action.reason() == null || !REASONS.contains(action.reason())) {
            throw BatchErrors.invalid("Invalid job reason. Valid job reasons: " + REASONS.stream().sorted().collect(
                    Collectors.toList()));
        }
        if (action.maxTimeSeconds() == null || action.maxTimeSeconds() < SHORTEST || action
                .maxTimeSeconds() > LONGEST) {
            throw BatchErrors.invalid("maxTimeSeconds must be between " + SHORTEST + " and " + LONGEST + ".");
        }
    }

    /** What the job says that a rule has ended. */
    static String cancelled(Blockage blockage) {
        return "Canceled by JobStateTimeLimit action due to reason: " + blockage.code();
    }
}
