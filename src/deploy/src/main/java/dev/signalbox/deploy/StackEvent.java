package dev.signalbox.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of a stack, in CloudFormation's words.
 *
 * @param stackId ARN of the stack whose event this is
 * @param status such as {@code CREATE_IN_PROGRESS}
 * @param reason CloudFormation's reason, mostly given for failures
 * @param operation what it belongs to; empty where CloudFormation does not tell
 */
public record StackEvent(String id, String stackId, Instant time, String logicalId, String physicalId, String type,
        String status, Optional<String> reason, Optional<Operation> operation) {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

    /** @param type such as {@code UPDATE_STACK} */
    public record Operation(String id, String type) {}

    /** Whether this is about the stack itself and not a resource in it; a nested stack is a resource of its parent. */
    public boolean aboutStack() {
        return aboutAnyStack() && physicalId.equals(stackId);
    }

    /** Whether this is about a stack, be it the stack itself or one that is nested in it. */
    public boolean aboutAnyStack() {
        return type.equals(STACK_TYPE);
    }

    public boolean failed() {
        return status.endsWith("_FAILED");
    }

    /** Whether a resource failed of itself, not because another failure cancelled it. */
    public boolean rootFailure() {
        return !aboutStack() && failed() && reason.filter(StackEvent::consequence).isEmpty();
    }

    private static boolean consequence(String reason) {
        return reason.contains("cancelled") || reason.contains("canceled");
    }
}
