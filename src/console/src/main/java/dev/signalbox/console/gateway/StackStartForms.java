package dev.signalbox.console.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

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
            stack.pipeline().flatMap(catalogue::find).ifPresent(pipeline -> pipeline.outputs().stateMachines().stream()
                    .map(stack.outputs()::get).filter(Objects::nonNull).forEach(arn -> forms.put(arn, form(pipeline))));
        }
        return forms;
    }

    private static StartForm form(Pipeline pipeline) {
        return new StartForm(pipeline.title(), InputSchema.of(pipeline.input().schema()), pipeline.input().samples()
                .stream()
                .map(s -> new StartForm.Sample(s.name(), indented(s.input()))).toList());
    }

    private static String indented(JsonNode json) {
        return json.toPrettyString();
    }
}
