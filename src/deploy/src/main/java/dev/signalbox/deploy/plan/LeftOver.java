package dev.signalbox.deploy.plan;

import dev.signalbox.deploy.StackSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * A deployment that ended between plan and deed, because the program was closed or died.
 *
 * @param changeSet ARN of the change set that nobody has executed; empty for a stack that was only begun
 * @param ready whether the change set can be executed, now or when CloudFormation has worked it out
 */
public record LeftOver(StackSummary stack, Optional<String> changeSet, Instant since, boolean ready) {
    /** Whether the stack is only there to be reviewed. */
    public boolean creates() {
        return stack.status().equals("REVIEW_IN_PROGRESS");
    }

    /** Whether tags say that Signalbox made the stack. */
    public boolean ours() {
        return stack.stamp().pipeline().isPresent() || stack.stamp().template().isPresent();
    }
}
