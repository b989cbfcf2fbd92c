package dev.signalbox.deploy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation last described it.
 *
 * @param status CloudFormation's status, such as {@code CREATE_COMPLETE}
 * @param updatedAt when its last update or rollback began
 * @param parent ARN of the stack that it is a resource of
 * @param stamp by its tags: of what it was made
 */
public record StackSummary(String name, String id, String status, Optional<String> reason, Instant createdAt,
        Optional<Instant> updatedAt, Optional<String> parent, Stamp stamp,
        Map<String, String> parameters,
        Map<String, String> outputs) {
    public StackSummary {
        parameters = Map.copyOf(parameters);
        outputs = Map.copyOf(outputs);
    }

    /** The same with another stamp. */
    public StackSummary with(Stamp next) {
        return new StackSummary(name, id, status, reason, createdAt, updatedAt, parent, next, parameters, outputs);
    }

    /** Name of the bundled pipeline that it was made from. */
    public Optional<String> pipeline() {
        return stamp.pipeline();
    }

    /** Version of that pipeline. */
    public Optional<String> version() {
        return stamp.version();
    }

    /** Whether CloudFormation is still working on it. */
    public boolean inProgress() {
        return status.endsWith("_IN_PROGRESS");
    }

    /** Whether its resources can be used. */
    public boolean usable() {
        return status.equals("CREATE_COMPLETE") || status.startsWith("UPDATE_");
    }
}
