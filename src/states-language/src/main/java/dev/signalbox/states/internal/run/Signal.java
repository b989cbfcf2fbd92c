package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.TaskOutcome;
import java.time.Instant;

/** What wakes a waiting sequence. */
sealed interface Signal {
    /** The call of a task answered. */
    record Performed(TaskOutcome outcome) implements Signal {}

    /** The job ended, or somebody answered with the task token. */
    record Reported(TaskOutcome outcome) implements Signal {}

    record Heartbeat(Instant at) implements Signal {}

    record HeartbeatDue() implements Signal {}

    /** A worker took the activity's task; the name may be empty. */
    record Taken(String worker) implements Signal {}

    /** A timeout or the end of a delay. */
    record Due() implements Signal {}

    record BranchSucceeded(int index, JsonNode output) implements Signal {}

    record BranchFailed(int index, StateFailure failure) implements Signal {}

    /** The branch stopped without a result because its scope ended, or because of a defect. */
    record BranchStopped(int index, RuntimeException why) implements Signal {}

    record ScopeOver(ScopeEnded why) implements Signal {}
}
