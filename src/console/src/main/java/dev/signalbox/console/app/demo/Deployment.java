package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Approval;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What all stories begin with: the pipeline is put up. And what they all wait for: an execution's end. */
final class Deployment {
    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;

    Deployment(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
    }

    StackSummary deploy(Pipeline pipeline, Map<String, String> parameters)
            throws GatewayException, InterruptedException {
        pictures.take("gallery", new Destination.Pipelines());
        narrator.chapter("Deploy " + pipeline.name());
        var resources = new AtomicInteger();
        var request = new DeployRequest(pipeline, pipeline.defaultStackName(), EnvironmentKind.LOCAL, parameters);
        var result = ports.stacks().deploy(request, Approval.ALWAYS, event -> heard(event, resources));
        if (result instanceof DeployResult.Deployed(var stack)) {
            narrator.say("%s: %s, %d resources", stack.name(), stack.status(), resources.get());
            pictures.take("pipelines", new Destination.Stack(stack.name()));
            return stack;
        }
        throw new DemoFailure("The stack was not created: " + result);
    }

    private void heard(DeployEvent event, AtomicInteger resources) {
        switch (event) {
            case DeployEvent.StepFinished(var step, var detail) -> narrator.detail("%-10s %s", step, detail);
            case DeployEvent.ArtifactStored(var name, _, var bytes, _) -> narrator.detail("%,12d B  %s", bytes, name);
            case DeployEvent.Progress(var e) when e.status().equals("CREATE_COMPLETE") && !e.aboutStack() -> resources
                    .incrementAndGet();
            case DeployEvent.Progress(_),DeployEvent.ResourcesCounted(_),DeployEvent.StepStarted(_),DeployEvent.Checked(_),DeployEvent.Planned(_, _),DeployEvent.BucketEmptied(_, _),DeployEvent.ArtifactSent(_, _, _),DeployEvent.CostsTold(_) ->
                {
                }
        }
    }

    static String output(StackSummary stack, String name) {
        return Optional.ofNullable(stack.outputs().get(name))
                .orElseThrow(() -> new DemoFailure("The stack has no output " + name));
    }

    ExecutionDetails ended(ExecutionId id, Duration limit) throws GatewayException, InterruptedException {
        return Await.until("end of " + id.name(), limit,
                () -> Optional.of(ports.executions().describe(id)).filter(d -> d.summary().status().isOver()));
    }
}
