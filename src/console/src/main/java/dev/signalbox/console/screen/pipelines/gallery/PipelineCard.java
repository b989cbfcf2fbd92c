package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.util.List;

/**
 * A bundled pipeline and the stacks that were made of it.
 *
 * @param stacks those that failed first
 * @param deploying whether this session is putting its usual stack up
 */
public record PipelineCard(Pipeline pipeline, List<StackSummary> stacks, boolean deploying) {
    public PipelineCard {
        stacks = List.copyOf(stacks);
    }

    /** Whether the stack was made of another version than the bundled one, and can be brought up to date. */
    boolean updateAvailable(StackSummary stack) {
        return stack.usable() && !stack.inProgress() && stack.version().filter(v -> !v.equals(pipeline.version()))
                .isPresent();
    }
}
