package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.PipelineInput;
import dev.signalbox.deploy.StackSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the form of a state machine through the stack that made it: the stack names its pipeline, the pipeline has a schema. */
public final class StackStartForms implements StartForms {
    private final StacksGateway stacks;
    private final PipelineCatalogue catalogue;

    public StackStartForms(StacksGateway stacks, PipelineCatalogue catalogue) {
        this.stacks = stacks;
        this.catalogue = catalogue;
    }

    @Override
    public Map<String, StartForm> byStateMachine() throws GatewayException {
        Map<String, StartForm> forms = new HashMap<>();
        for (StackSummary stack : stacks.stacks()) {
            stack.pipeline().flatMap(catalogue::find).ifPresent(pipeline -> machine(pipeline, stack).ifPresent(
                    arn -> pipeline.input().ifPresent(input -> forms.put(arn, form(pipeline, input, stack
                            .outputs())))));
        }
        return forms;
    }

    /** The first one is what operators start; further ones are its parts and take what it gives them. */
    private static Optional<String> machine(Pipeline pipeline, StackSummary stack) {
        return pipeline.outputs().stateMachines().stream().findFirst().map(stack.outputs()::get);
    }

    private static StartForm form(Pipeline pipeline, PipelineInput input, Map<String, String> outputs) {
        return new StartForm(pipeline.title(), InputSchema.of(input.schema(), outputs),
                input.samples().stream()
                        .map(s -> new StartForm.Sample(s.name(), InputSchema.filled(s.input(), outputs)
                                .toPrettyString()))
                        .toList(),
                places(pipeline, outputs));
    }

    private static StackPlaces places(Pipeline pipeline, Map<String, String> outputs) {
        return new StackPlaces(
                pipeline.files().flatMap(f -> Optional.ofNullable(outputs.get(f.bucket()))
                        .map(bucket -> new StackPlaces.Results(bucket, f))),
                pipeline.uploads().flatMap(u -> Optional.ofNullable(outputs.get(u.bucket()))
                        .map(bucket -> new StackPlaces.Uploads(new S3Location(bucket, u.prefix()), u.samples().stream()
                                .map(s -> new StackPlaces.Sample(s.name(), s.file())).toList()))),
                pipeline.errorRows().flatMap(e -> Optional.ofNullable(outputs.get(e.table()))
                        .map(table -> new StackPlaces.ErrorRows(table, e))));
    }
}
