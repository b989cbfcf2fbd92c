package dev.signalbox.console.screen.pipelines;

import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.util.Optional;

/** A bundled pipeline and the stack that was made of it. */
record PipelineCard(Pipeline pipeline, Optional<StackSummary> stack, boolean deploying) {
    /** Whether the stack was made of another version than the bundled one. */
    boolean updateAvailable() {
        return stack.flatMap(StackSummary::version).map(v -> !v.equals(pipeline.version())).orElse(false);
    }
}
