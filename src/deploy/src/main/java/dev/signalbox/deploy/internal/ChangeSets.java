package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Makes change sets, reads what they would do, executes them, or deletes them without a trace. */
public final class ChangeSets {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSets.class);
    /** What the names of our change sets begin with. */
    static final String OURS = "signalbox-";
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final CloudFormationClient cloudFormation;
    private final StackReader reader;
    private final WatchTimes times;

    public ChangeSets(CloudFormationClient cloudFormation, StackReader reader, WatchTimes times) {
        this.cloudFormation = cloudFormation;
        this.reader = reader;
        this.times = times;
    }

    /** A change set that CloudFormation has worked out; the plan is empty when it would change nothing. */
    public record Made(String stackId, String changeSet, boolean creates, Optional<ChangePlan> plan) {}

    /**
     * Blocks until CloudFormation has worked it out.
     *
     * @throws DeployException when it refuses; nothing of the change set is left then
     */
    public Made make(DeployRequest request, TemplateArgument template, List<Parameter> parameters) {
        boolean nested = template.text().contains(NESTED);
        var asked = ask(request, template, parameters, nested);
        boolean creates = request.kind() == DeployRequest.Kind.CREATE;
        var set = new Made(asked.stackId(), asked.id(), creates, Optional.empty());
        try {
            var described = worked(asked.stackId(), asked.id());
            if (described.status() == ChangeSetStatus.FAILED) {
                if (changesNothing(described.statusReason())) {
                    discard(set);
                    return set;
                }
                throw new DeployException("CloudFormation refused the changes to " + request.stackName() + ": "
                        + Refusal
                                .words(cloudFormation, asked.id(), StackReader.orEmpty(described.statusReason())));
            }
            return new Made(asked.stackId(), asked.id(), creates, Optional.of(plan(request.stackName(), described,
                    creates, template)));
        } catch (RuntimeException e) {
            withdraw(set, e);
            throw e;
        }
    }

    /** One that was made before, as if it had just been; blocks until CloudFormation has worked it out. */
    Made found(String stackName, String stackId, String changeSet, boolean creates) {
        var described = worked(stackId, changeSet);
        if (described.status() == ChangeSetStatus.FAILED) {
            throw new DeployException("CloudFormation refused the changes to " + stackName + ": " + StackReader.orEmpty(
                    described.statusReason()) + ". Discard them and deploy again.");
        }
        return new Made(stackId, changeSet, creates, Optional.of(plan(stackName, described, creates,
                new TemplateArgument("", Optional.empty(), List.of()))));
    }

    /** As {@link #discard}; what goes wrong with it is told beside the cause and never instead of it. */
    void withdraw(Made set, RuntimeException cause) {
        try {
            discard(set);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private CreateChangeSetResponse ask(DeployRequest request, TemplateArgument template, List<Parameter> parameters,
            boolean nested) {
        try {
            return create(request, template, parameters, nested);
        } catch (CloudFormationException e) {
            // Not every endpoint looks into nested stacks; the plan says so then.
            if (!nested || !String.valueOf(e.getMessage()).contains("IncludeNestedStacks")) {
                throw new DeployException("CloudFormation refused " + request.stackName() + ": " + messageOf(e), e);
            }
            return ask(request, template, parameters, false);
        }
    }

    private CreateChangeSetResponse create(DeployRequest request, TemplateArgument template,
            List<Parameter> parameters, boolean nested) {
        var tags = request.source().tags().entrySet().stream().map(t -> Tag.builder().key(t.getKey()).value(t
                .getValue()).build()).toList();
        var name = OURS + UUID.randomUUID();
        // With a token a call that is made again because its answer got lost finds what the first one made.
        var built = CreateChangeSetRequest.builder().stackName(request.stackName()).changeSetName(name).clientToken(
                name).changeSetType(request.kind() == DeployRequest.Kind.CREATE ? ChangeSetType.CREATE
                        : ChangeSetType.UPDATE).description("Made by Signalbox").parameters(parameters).capabilities(
                                Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM,
                                Capability.CAPABILITY_AUTO_EXPAND).tags(tags.isEmpty() ? null : tags);
        template.url().ifPresentOrElse(built::templateURL, () -> built.templateBody(template.text()));
        return cloudFormation.createChangeSet(nested ? built.includeNestedStacks(true).build() : built.build());
    }

    static String messageOf(CloudFormationException e) {
        return e.awsErrorDetails() == null ? String.valueOf(e.getMessage()) : e.awsErrorDetails().errorMessage();
    }

    /** Waits for a sign-in too: CloudFormation goes on meanwhile. */
    private DescribeChangeSetResponse worked(String stack, String changeSet) {
        var patience = new Patience(Patience.LONGEST);
        long deadline = System.nanoTime() + times.limit().toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var now = describe(stack, changeSet, null);
                if (now.status() == ChangeSetStatus.CREATE_COMPLETE || now.status() == ChangeSetStatus.FAILED) {
                    return now;
                }
                patience.answered();
            } catch (RuntimeException e) {
                patience.silent(e);
            }
            rest();
        }
        throw patience.signedOut().orElseGet(() -> new DeployException(
                "CloudFormation has not worked out the changes within " + times.limit() + "."));
    }

    private void rest() {
        try {
            Thread.sleep(times.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Stopped while CloudFormation worked out the changes.", e);
        }
    }

    /** With its stack, as all calls about a change set: AWS judges them by the stack then, which policies name. */
    private DescribeChangeSetResponse describe(@Nullable String stack, String changeSet, @Nullable String token) {
        return cloudFormation.describeChangeSet(b -> b.stackName(stack).changeSetName(changeSet).includePropertyValues(
                true).nextToken(token));
    }

    private static boolean changesNothing(@Nullable String reason) {
        return reason != null && (reason.contains("didn't contain changes") || reason.contains(
                "No updates are to be performed"));
    }

    private ChangePlan plan(String stackName, DescribeChangeSetResponse first, boolean creates,
            TemplateArgument template) {
        var changes = new ArrayList<ResourceChange>();
        var unseen = new ArrayList<String>();
        collect(List.of(), first, changes, unseen);
        return new ChangePlan(stackName, first.changeSetId(), creates, changes, template.capabilities(), unseen);
    }

    /** Page by page, and down into the change sets of nested stacks. */
    private void collect(List<String> path, DescribeChangeSetResponse first, List<ResourceChange> changes,
            List<String> unseen) {
        for (var page = first;; page = describe(page.stackId(), page.changeSetId(), page.nextToken())) {
            for (var change : page.changes()) {
                var resource = change.resourceChange();
                changes.add(ChangeReader.read(path, resource));
                if (NESTED.equals(resource.resourceType())) {
                    var below = new ArrayList<>(path);
                    below.add(resource.logicalResourceId());
                    if (resource.changeSetId() == null) {
                        unseen.add(String.join(" / ", below));
                    } else {
                        collect(below, describe(null, resource.changeSetId(), null), changes, unseen);
                    }
                }
            }
            if (page.nextToken() == null) {
                return;
            }
        }
    }

    /** What validation and hooks found in it that does not stop it. */
    List<Check> warnings(Made made) {
        return Refusal.warnings(cloudFormation, made.changeSet());
    }

    /** Gives the change set to CloudFormation. */
    public void execute(Made made, DeployRequest.OnFailure onFailure) {
        boolean keep = onFailure == DeployRequest.OnFailure.KEEP;
        cloudFormation.executeChangeSet(b -> b.stackName(made.stackId()).changeSetName(made.changeSet())
                .disableRollback(keep ? Boolean.TRUE
                        : null).clientRequestToken("signalbox-" + UUID.randomUUID()));
    }

    /** Deletes it, and the stack that was only there to be reviewed, unless it has other change sets. */
    public void discard(Made made) {
        try {
            cloudFormation.deleteChangeSet(b -> b.stackName(made.stackId()).changeSetName(made.changeSet()));
            boolean reviewed = made.creates() && reader.stack(made.stackId()).filter(s -> s.status().equals(
                    "REVIEW_IN_PROGRESS")).isPresent();
            if (reviewed && cloudFormation.listChangeSetsPaginator(b -> b.stackName(made.stackId())).summaries()
                    .stream()
                    .allMatch(s -> s.changeSetId().equals(made.changeSet()))) {
                cloudFormation.deleteStack(b -> b.stackName(made.stackId()));
            }
        } catch (CloudFormationException e) {
            LOG.warn("The change set {} could not be taken back: {}", made.changeSet(), e.getMessage());
            throw new DeployException("The change set " + made.changeSet() + " could not be deleted: " + messageOf(e)
                    + ". Delete it by hand; it changes nothing as long as nobody executes it.", e);
        }
    }
}
