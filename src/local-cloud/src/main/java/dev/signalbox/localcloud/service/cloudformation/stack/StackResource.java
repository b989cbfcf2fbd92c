package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * One resource of a stack as it is kept.
 *
 * @param plannedId chosen before creating, so that a crash in between leaves nothing unknown; empty when the service
 *        chooses
 * @param physicalId empty until it exists
 * @param dependsOn the logical ids that had to exist before it
 */
public record StackResource(String stackId, String logicalId, String type, String plannedId, String physicalId,
        State state, ObjectNode properties, Map<String, String> attributes, Set<String> dependsOn,
        String deletionPolicy) {

    /** @param reason empty for none */
    public record State(ResourceStatus status, String reason, Instant since) {}

    public ResourceStatus status() {
        return state.status();
    }

    /** Whether nothing of it is left, or all that is left is meant to stay. */
    boolean over() {
        return status() == ResourceStatus.DELETE_COMPLETE || status() == ResourceStatus.DELETE_SKIPPED;
    }

    StackResource with(ResourceStatus status, String reason, Instant now) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, new State(status, reason, now),
                properties, attributes, dependsOn, deletionPolicy);
    }

    StackResource withPlannedId(String planned) {
        return new StackResource(stackId, logicalId, type, planned, physicalId, state, properties, attributes,
                dependsOn, deletionPolicy);
    }

    StackResource withPhysicalId(String physical) {
        return new StackResource(stackId, logicalId, type, plannedId, physical, state, properties, attributes,
                dependsOn, deletionPolicy);
    }

    StackResource withProperties(ObjectNode evaluated) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, evaluated, attributes,
                dependsOn, deletionPolicy);
    }

    StackResource withAttributes(Map<String, String> values) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, properties, values, dependsOn,
                deletionPolicy);
    }

    /** The id to delete by: a planned one may exist although nobody could record it. */
    Optional<String> knownId() {
        return Optional.of(physicalId.isEmpty() ? plannedId : physicalId).filter(id -> !id.isEmpty());
    }
}
