package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** A deployment from its first look to the stack's outputs. */
public final class Rollout {
    private final AwsClients aws;
    private final Workers workers;
    private final String region;
    private final StackReader reader;
    private final ChangeSets changeSets;
    private final PlanExecution execution;

    public Rollout(AwsClients aws, Workers workers, String region, StackReader reader, WatchTimes times) {
        this.aws = aws;
        this.workers = workers;
        this.region = region;
        this.reader = reader;
        this.changeSets = new ChangeSets(aws.cloudFormation(), reader, times);
        this.execution = new PlanExecution(changeSets, reader, new StackWatch(reader, times.pause(), times.limit()));
    }

    /** What goes on with what a Signalbox left when it ended. */
    public Resumption resumption() {
        return new Resumption(aws.cloudFormation(), reader, changeSets, execution);
    }

    /** @throws DeployException before anything was changed: a check failed, an artifact is missing, CloudFormation refuses */
    public DeployResult run(DeployRequest request, Approval approval, Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.PREFLIGHT));
        var text = TemplateText.read(request.source().template());
        var checks = new ArrayList<Check>();
        var found = new Preflight(aws, workers, reader, region).look(request, text, check -> {
            checks.add(check);
            listener.accept(new DeployEvent.Checked(check));
        });
        tellCosts(request, text, found, listener);
        listener.accept(new DeployEvent.StepFinished(DeployStep.PREFLIGHT, CheckWords.of(checks)));
        if (approval.withdrawn()) {
            return new DeployResult.Cancelled(request.stackName());
        }
        return store(request, text, found, approval, listener);
    }

    private DeployResult store(DeployRequest request, String text, Preflight.Findings found, Approval approval,
            Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.ARTIFACTS));
        var upload = ArtifactUpload.into(aws.s3(), found.caller(), region, workers.jars());
        var stored = new ArtifactCount(listener);
        upload.doubt().ifPresent(c -> listener.accept(new DeployEvent.Checked(c)));
        var filled = stored(upload, found.images(), request, approval, stored);
        if (filled.isEmpty()) {
            return new DeployResult.Cancelled(request.stackName());
        }
        var template = upload.template(request.stackName(), text, found.capabilities());
        listener.accept(new DeployEvent.StepFinished(DeployStep.ARTIFACTS, stored.words()));
        if (approval.withdrawn()) {
            return new DeployResult.Cancelled(request.stackName());
        }
        var values = new HashMap<>(found.suggested());
        values.putAll(request.parameters());
        values.putAll(filled.get());
        return change(request, template, parameters(request, found.stack(), values, filled.get()), approval, listener);
    }

    private static void tellCosts(DeployRequest request, String text, Preflight.Findings found,
            Consumer<DeployEvent> listener) {
        var values = new HashMap<>(found.suggested());
        if (request.kind() == DeployRequest.Kind.UPDATE) {
            found.stack().ifPresent(s -> values.putAll(s.parameters()));
        }
        values.putAll(request.parameters());
        listener.accept(new DeployEvent.CostsTold(CostReader.of(text).drivers(values)));
    }

    /** Empty when the operator gave up meanwhile. */
    private static Optional<Map<String, String>> stored(ArtifactUpload upload, Optional<ImageArtifacts> images,
            DeployRequest request, Approval approval, Consumer<DeployEvent> listener) {
        try {
            var values = upload.all(request, approval, listener);
            images.ifPresent(i -> values.putAll(i.store(approval, listener)));
            return Optional.of(values);
        } catch (DeployException e) {
            if (approval.withdrawn()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** An update keeps what the stack has, except what the operator says and where the artifacts are now. */
    private static List<Parameter> parameters(DeployRequest request, Optional<StackSummary> stack,
            Map<String, String> values, Map<String, String> filled) {
        var declared = TemplateText.parse(TemplateText.read(request.source().template())).path("Parameters");
        var has = request.kind() == DeployRequest.Kind.UPDATE ? stack.map(s -> s.parameters().keySet()).orElse(Set.of())
                : Set.<String>of();
        var all = new ArrayList<Parameter>();
        declared.fieldNames().forEachRemaining(name -> {
            boolean said = request.parameters().containsKey(name) || filled.containsKey(name);
            if (!said && has.contains(name)) {
                all.add(Parameter.builder().parameterKey(name).usePreviousValue(true).build());
            } else if (values.containsKey(name)) {
                all.add(Parameter.builder().parameterKey(name).parameterValue(values.get(name)).build());
            }
        });
        return all;
    }

    private DeployResult change(DeployRequest request, TemplateArgument template, List<Parameter> parameters,
            Approval approval, Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.CHANGE_SET));
        var made = changeSets.make(request, template, parameters);
        if (made.plan().isEmpty()) {
            listener.accept(new DeployEvent.StepFinished(DeployStep.CHANGE_SET, "Nothing would change."));
            return new DeployResult.Unchanged(reader.stack(made.stackId()).orElseThrow(() -> PlanExecution.gone(made
                    .stackId())));
        }
        return execution.run(made, new PlanExecution.Terms(request.stackName(), request.asks(), request.onFailure()),
                approval, listener);
    }
}
