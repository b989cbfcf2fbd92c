package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * One resource of a stack as it is kept.
 *
 * @param plannedId chosen before creating, so that a crash in between leaves nothing unknown; empty when the service
 *        chooses
 * @param physicalId empty until it exists
 * @param properties evaluated, as they were last asked for
 * @param dependsOn the logical ids that had to exist before it
 * @param stackTags the stack's own tags that it got
 * @param operation the one that last touched it
 */
public record StackResource(String stackId, String logicalId, String type, String plannedId, String physicalId,
        State state, ObjectNode properties, Map<String, String> attributes, Set<String> dependsOn,
        String deletionPolicy, Map<String, String> stackTags, String operation) {

    /** @param reason empty for none */
    public record State(ResourceStatus status, String reason, Instant since) {}

    /** Resources kept by earlier versions know neither tags nor operation. */
    public StackResource {
        stackTags = Objects.requireNonNullElse(stackTags, Map.of());
        operation = Objects.requireNonNullElse(operation, "");
    }

    public ResourceStatus status() {
        return state.status();
    }

    /** Whether nothing of it is left, or all that is left is meant to stay. */
    public boolean over() {
        return status() == ResourceStatus.DELETE_COMPLETE || status() == ResourceStatus.DELETE_SKIPPED;
    }

    StackResource with(ResourceStatus status, String reason, Instant now) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, new State(status, reason, now),
                properties, attributes, dependsOn, deletionPolicy, stackTags, operation);
    }

    StackResource withPlannedId(String planned) {
        return new StackResource(stackId, logicalId, type, planned, physicalId, state, properties, attributes,
                dependsOn, deletionPolicy, stackTags, operation);
    }

    StackResource withPhysicalId(String physical) {
        return new StackResource(stackId, logicalId, type, plannedId, physical, state, properties, attributes,
                dependsOn, deletionPolicy, stackTags, operation);
    }

    /** What the stack's current operation wants of it. */
    StackResource wanted(ObjectNode evaluated, Stack stack) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, evaluated, attributes,
                dependsOn, deletionPolicy, stack.order().tags(), stack.operationId());
    }

    StackResource touchedBy(String operationId) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, properties, attributes,
                dependsOn, deletionPolicy, stackTags, operationId);
    }

    StackResource withAttributes(Map<String, String> values) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, properties, values, dependsOn,
                deletionPolicy, stackTags, operation);
    }

    StackResource declared(Set<String> needed, String policy) {
        return new StackResource(stackId, logicalId, type, plannedId, physicalId, state, properties, attributes, needed,
                policy, stackTags, operation);
    }

    /** The id to delete by: a planned one may exist although nobody could record it. */
    Optional<String> knownId() {
        return Optional.of(physicalId.isEmpty() ? plannedId : physicalId).filter(id -> !id.isEmpty());
    }
}
