package dev.signalbox.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of a stack, in CloudFormation's words.
 *
 * @param status such as {@code CREATE_IN_PROGRESS}
 * @param reason CloudFormation's reason, mostly given for failures
 */
public record StackEvent(String id, Instant time, String logicalId, String physicalId, String type, String status,
        Optional<String> reason) {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

    /** Whether this is about the stack itself and not a resource in it. */
    public boolean aboutStack() {
        return type.equals(STACK_TYPE);
    }

    /** Whether a resource failed of itself, not because another failure cancelled it. */
    public boolean rootFailure() {
        return !aboutStack() && status.endsWith("_FAILED")
                && reason.filter(r -> r.contains("cancelled") || r.contains("canceled")).isEmpty();
    }
}
