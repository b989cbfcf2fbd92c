package dev.signalbox.deploy;

import dev.signalbox.deploy.internal.ArtifactUpload;
import dev.signalbox.deploy.internal.StackChange;
import dev.signalbox.deploy.internal.StackReader;
import dev.signalbox.deploy.internal.TemplateForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Puts pipelines up in one environment and takes them down. Calls block until CloudFormation is done; run them on a
 * thread of their own. Interrupting that thread ends the watching, not CloudFormation's work.
 */
public final class Deployer {
    private final AwsClients aws;
    private final WorkerJars jars;
    private final String region;
    private final StackReader reader;
    private final StackChange change;

    public Deployer(AwsClients aws, WorkerJars jars, String region, WatchTimes times) {
        this.aws = aws;
        this.jars = jars;
        this.region = region;
        this.reader = new StackReader(aws.cloudFormation());
        this.change = new StackChange(aws, reader, times);
    }

    /** The form of a pipeline's template, with suggested values for this environment. */
    public List<TemplateParameter> parameters(Pipeline pipeline, EnvironmentKind environment) {
        return new TemplateForm(pipeline).parameters(environment, NetworkDefaults.find(aws.ec2()));
    }

    /**
     * Creates the stack and waits until it is complete or rolled back.
     *
     * @throws DeployException before anything was created: a value is refused, an artifact is missing, the name is taken
     */
    public DeployResult deploy(DeployRequest request, Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.PREFLIGHT));
        var caller = aws.sts().getCallerIdentity(_ -> {});
        var network = NetworkDefaults.find(aws.ec2());
        var form = new TemplateForm(request.pipeline());
        form.check(request.parameters(), request.environment(), network);
        nameIsFree(request.stackName());
        listener.accept(new DeployEvent.StepFinished(DeployStep.PREFLIGHT, "Account " + caller.account()
                + ", Region " + region + "; the name " + request.stackName() + " is free."));
        var values = new HashMap<String, String>();
        form.parameters(request.environment(), network)
                .forEach(p -> p.suggested().ifPresent(v -> values.put(p.name(), v)));
        values.putAll(request.parameters());
        values.putAll(artifacts(request, caller, listener));
        return change.create(request, Map.copyOf(values), listener);
    }

    private void nameIsFree(String stackName) {
        reader.stack(stackName).ifPresent(s -> {
            throw new DeployException("A stack named " + stackName + " exists already (" + s.status()
                    + "). Delete it first or choose another name.");
        });
    }

    private Map<String, String> artifacts(DeployRequest request, GetCallerIdentityResponse caller,
            Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.ARTIFACTS));
        var upload = ArtifactUpload.into(aws.s3(), caller, region, jars);
        var filled = upload.all(request, listener);
        listener.accept(new DeployEvent.StepFinished(DeployStep.ARTIFACTS,
                request.pipeline().artifacts().size() + " artifacts are in " + upload.bucket() + "."));
        return filled;
    }

    /**
     * Deletes the stack and waits until it is gone or the deletion failed.
     *
     * @param emptyBuckets whether the objects in the stack's buckets are deleted first; otherwise CloudFormation
     *        refuses to delete a bucket that is not empty
     */
    public DeployResult delete(String stackName, boolean emptyBuckets, Consumer<DeployEvent> listener) {
        return change.delete(stackName, emptyBuckets, listener);
    }

    /** All stacks of this account and Region, failed ones too. */
    public List<StackSummary> stacks() {
        return reader.stacks();
    }

    /** Empty when there is no such stack. */
    public Optional<StackSummary> stack(String nameOrId) {
        return reader.stack(nameOrId);
    }

    /** A stack's events, oldest first. */
    public List<StackEvent> events(String nameOrId) {
        return reader.eventsSince(nameOrId, Set.of());
    }

    /** A stack's resources. */
    public List<StackResourceSummary> resources(String nameOrId) {
        return reader.resources(nameOrId);
    }
}
