package dev.signalbox.deploy;

import dev.signalbox.deploy.image.ImageSettings;
import dev.signalbox.deploy.internal.Rollout;
import dev.signalbox.deploy.internal.StackDeletion;
import dev.signalbox.deploy.internal.StackObserver;
import dev.signalbox.deploy.internal.StackReader;
import dev.signalbox.deploy.internal.TemplateCheck;
import dev.signalbox.deploy.internal.TemplateForm;
import dev.signalbox.deploy.internal.Workers;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import dev.signalbox.deploy.watch.StackObservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts pipelines up in one environment and takes them down. Calls block until CloudFormation is done; run them on a
 * thread of their own. Interrupting that thread ends the watching, not CloudFormation's work.
 */
public final class Deployer {
    private final AwsClients aws;
    private final StackReader reader;
    private final StackDeletion deletion;
    private final Rollout rollout;
    private final TemplateCheck templates;

    /** Makes no images; enough for the local cloud, and where an image is always given. */
    public Deployer(AwsClients aws, WorkerJars jars, String region, WatchTimes times) {
        this(aws, new Workers(jars, Optional.empty()), region, times);
    }

    /** Makes and stores the images of workers where the environment is AWS. */
    public Deployer(AwsClients aws, WorkerJars jars, String region, WatchTimes times, ImageSettings images) {
        this(aws, new Workers(jars, Optional.of(images)), region, times);
    }

    private Deployer(AwsClients aws, Workers workers, String region, WatchTimes times) {
        this.aws = aws;
        this.reader = new StackReader(aws.cloudFormation());
        this.deletion = new StackDeletion(aws, reader, times);
        this.templates = new TemplateCheck(aws, workers.jars(), region);
        this.rollout = new Rollout(aws, workers, region, reader, times);
    }

    /** The form of a template, with suggested values for this environment. */
    public List<TemplateParameter> parameters(TemplateSource source, EnvironmentKind environment) {
        return new TemplateForm(source).parameters(environment, NetworkDefaults.find(aws.ec2()));
    }

    /**
     * Lets CloudFormation look at a template; nothing is made of it.
     *
     * @throws DeployException saying what is wrong
     */
    public TemplateVerdict validate(TemplateSource source) {
        return templates.check(source);
    }

    /** As {@link #deploy(DeployRequest, Approval, Consumer)}, with every plan approved. */
    public DeployResult deploy(DeployRequest request, Consumer<DeployEvent> listener) {
        return deploy(request, Approval.ALWAYS, listener);
    }

    /**
     * Makes a stack, or brings one up to date, by a change set, and waits until CloudFormation is done.
     *
     * @param approval asked about the plan when the request says so
     * @throws DeployException before anything was changed: a check failed, an artifact is missing, CloudFormation refuses
     */
    public DeployResult deploy(DeployRequest request, Approval approval, Consumer<DeployEvent> listener) {
        return rollout.run(request, approval, listener);
    }

    /** What a Signalbox that was closed or died has left between plan and deed. */
    public List<LeftOver> leftOvers() {
        return rollout.resumption().leftOvers();
    }

    /** Goes on where the plan waits for approval, as {@link #deploy(DeployRequest, Approval, Consumer)} does. */
    public DeployResult goOn(LeftOver leftOver, Approval approval, Consumer<DeployEvent> listener) {
        return rollout.resumption().goOn(leftOver, approval, listener);
    }

    /** Takes the change set back, and a stack that was only there to be reviewed. Nothing that exists is changed. */
    public void discard(LeftOver leftOver) {
        rollout.resumption().discard(leftOver);
    }

    /** Follows what CloudFormation does to a stack already, whoever asked for it, from its beginning to its end. */
    public DeployResult follow(String stack, Consumer<DeployEvent> listener) {
        return rollout.resumption().follow(stack, listener);
    }

    /**
     * Deletes the stack and waits until it is gone or the deletion failed.
     *
     * @param emptyBuckets whether the objects in the stack's buckets are deleted first; otherwise CloudFormation
     *        refuses to delete a bucket that is not empty
     */
    public DeployResult delete(String stackName, boolean emptyBuckets, Consumer<DeployEvent> listener) {
        var stack = reader.stack(stackName)
                .orElseThrow(() -> new DeployException("There is no stack named " + stackName + "."));
        var buckets = emptyBuckets ? deletion.buckets(stack.id()) : List.<String>of();
        return delete(new DeletionRequest(stack.id(), buckets, List.of(), false), listener);
    }

    /** Deletes the stack as the request says, and waits until it is gone or the deletion failed. */
    public DeployResult delete(DeletionRequest request, Consumer<DeployEvent> listener) {
        return deletion.delete(request, listener);
    }

    /** What a stack's template says of its resources when the stack goes, by logical id, such as {@code Retain}. */
    public Map<String, String> deletionPolicies(String stack) {
        return deletion.policies(stack);
    }

    /** All stacks of this account and Region, failed ones too. */
    public List<StackSummary> stacks() {
        return reader.stacks();
    }

    /** Those that are gone, for as long as CloudFormation remembers them: 90 days. Neither parameters nor outputs are known. */
    public List<StackSummary> deletedStacks() {
        return reader.deleted();
    }

    /** Empty when there is no such stack. */
    public Optional<StackSummary> stack(String nameOrId) {
        return reader.stack(nameOrId);
    }

    /** A stack's events, oldest first. */
    public List<StackEvent> events(String nameOrId) {
        return reader.eventsSince(nameOrId, Set.of());
    }

    /** A stack to be looked at again and again, with all that happens to it. */
    public StackObservation observe(String nameOrId) {
        return new StackObserver(reader, nameOrId);
    }

    /** A stack's resources. */
    public List<StackResourceSummary> resources(String nameOrId) {
        return reader.resources(nameOrId);
    }
}
