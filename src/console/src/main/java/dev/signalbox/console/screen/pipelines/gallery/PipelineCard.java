package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.plan.Freshness;
import java.util.List;

/**
 * A bundled pipeline and the stacks that were made of it.
 *
 * @param stamp of a stack that would be made now
 * @param stacks those that failed first
 * @param deploying whether this session is putting its usual stack up
 * @param reading whether the stacks are all that there are
 */
public record PipelineCard(Pipeline pipeline, Stamp stamp, List<StackSummary> stacks, boolean deploying,
        Reading reading) {
    /** How far the environment's stacks are read. */
    enum Reading {
        UNDER_WAY, FAILED, DONE
    }

    public PipelineCard {
        stacks = List.copyOf(stacks);
    }

    /** Whether putting its usual stack up is what comes next: not before it is read what there is. */
    boolean deployable() {
        return stacks.isEmpty() && !deploying && reading != Reading.UNDER_WAY;
    }

    /** How the stack stands beside the bundled pipeline. */
    Freshness freshness(StackSummary stack) {
        return stack.stamp().beside(stamp);
    }

    /** Whether the bundled pipeline is a step forward for a stack that can be brought up to date. */
    boolean updateAvailable(StackSummary stack) {
        return stack.usable() && !stack.inProgress() && freshness(stack).updateAvailable();
    }
}
