package dev.signalbox.console.screen.frame.welcome;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.PipelineInput;
import dev.signalbox.deploy.StackSummary;
import java.util.List;
import java.util.Optional;

/** The pipeline that somebody is shown first, as it is put up and started. */
public record SamplePipeline(Pipeline pipeline) {
    /** It has all that this console is for: a state machine, a callback to answer, Batch jobs and files. */
    private static final String NAME = "callback-download";

    public static Optional<SamplePipeline> in(PipelineCatalogue catalogue) {
        return catalogue.find(NAME).map(SamplePipeline::new);
    }

    String stack() {
        return pipeline.defaultStackName();
    }

    DeployRequest deployment() {
        return DeployRequest.withDefaults(pipeline, EnvironmentKind.LOCAL);
    }

    String machine(StackSummary stack) {
        String output = pipeline.outputs().stateMachines().getFirst();
        return Optional.ofNullable(stack.outputs().get(output)).orElseThrow(() -> new IllegalStateException("The stack "
                + stack.name() + " has no output " + output));
    }

    String input(StackSummary stack) {
        JsonNode sample = pipeline.input().map(PipelineInput::samples).orElse(List.of()).getFirst().input();
        return InputSchema.filled(sample, stack.outputs()).toPrettyString();
    }
}
