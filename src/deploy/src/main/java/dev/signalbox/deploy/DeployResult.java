package dev.signalbox.deploy;

import java.util.Optional;

/** How a deployment or deletion ended. */
public sealed interface DeployResult {
    /** The stack is complete and usable. */
    record Deployed(StackSummary stack) implements DeployResult {}

    /** The stack is as the template and the parameters say already; nothing was done. */
    record Unchanged(StackSummary stack) implements DeployResult {}

    /**
     * Given up before anything was changed: the change set is gone, and so is a stack that it would have made.
     *
     * @param left what could not be taken back and why, in a sentence; it changes nothing as long as nobody executes it
     */
    record Cancelled(String stackName, Optional<String> left) implements DeployResult {
        public Cancelled(String stackName) {
            this(stackName, Optional.empty());
        }
    }

    /** The stack and its resources are gone, except those whose deletion policy keeps them. */
    record Deleted(String stackId) implements DeployResult {}

    /**
     * CloudFormation gave up.
     *
     * @param status of the stack, such as {@code ROLLBACK_COMPLETE}
     * @param firstFailure the resource that failed of itself, in a nested stack too; empty when CloudFormation named none
     */
    record Failed(String stackId, String status, Optional<String> reason,
            Optional<StackEvent> firstFailure) implements DeployResult {}
}
