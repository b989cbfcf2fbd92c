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
 * @param pipeline name of the bundled pipeline it was made from, by its {@code signalbox:pipeline} tag
 * @param version of that pipeline, by its {@code signalbox:version} tag
 */
public record StackSummary(String name, String id, String status, Optional<String> reason, Instant createdAt,
        Optional<Instant> updatedAt, Optional<String> parent, Optional<String> pipeline, Optional<String> version,
        Map<String, String> parameters,
        Map<String, String> outputs) {
    public StackSummary {
        parameters = Map.copyOf(parameters);
        outputs = Map.copyOf(outputs);
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
