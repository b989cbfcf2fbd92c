package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import dev.signalbox.deploy.watch.StackStory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/**
 * Goes on with what a Signalbox left when it ended. Everything is read from CloudFormation: no note of ours can be lost or be
 * older than the truth.
 */
public final class Resumption {
    private static final String BEFORE = "Done before this start.";

    private final CloudFormationClient cloudFormation;
    private final StackReader reader;
    private final ChangeSets changeSets;
    private final PlanExecution execution;

    Resumption(CloudFormationClient cloudFormation, StackReader reader, ChangeSets changeSets,
            PlanExecution execution) {
        this.cloudFormation = cloudFormation;
        this.reader = reader;
        this.changeSets = changeSets;
        this.execution = execution;
    }

    /** Asks of the stacks that Signalbox made, and of those that were only begun. */
    public List<LeftOver> leftOvers() {
        return reader.stacks().stream().filter(s -> s.parent().isEmpty()).filter(Resumption::mayWait).flatMap(
                this::of).toList();
    }

    private static boolean mayWait(StackSummary stack) {
        boolean ours = stack.stamp().pipeline().isPresent() || stack.stamp().template().isPresent();
        return stack.status().equals("REVIEW_IN_PROGRESS") || (ours && !stack.inProgress());
    }

    private Stream<LeftOver> of(StackSummary stack) {
        var all = changeSets(stack);
        if (all.isEmpty() && stack.status().equals("REVIEW_IN_PROGRESS")) {
            return Stream.of(new LeftOver(stack, Optional.empty(), stack.createdAt(), false));
        }
        return all.stream().filter(s -> s.changeSetName().startsWith(ChangeSets.OURS)).filter(Resumption::waits).map(
                s -> new LeftOver(stack, Optional.of(s.changeSetId()), s.creationTime(), s
                        .status() != ChangeSetStatus.FAILED));
    }

    private List<ChangeSetSummary> changeSets(StackSummary stack) {
        return cloudFormation.listChangeSetsPaginator(b -> b.stackName(stack.id())).summaries().stream().toList();
    }

    /** Those that were executed, or that an execution of another one made worthless, are none any more. */
    private static boolean waits(ChangeSetSummary set) {
        return switch (set.executionStatus()) {
            case EXECUTE_COMPLETE, EXECUTE_IN_PROGRESS, EXECUTE_FAILED, OBSOLETE -> false;
            case UNAVAILABLE -> set.status() != ChangeSetStatus.DELETE_COMPLETE && set
                    .status() != ChangeSetStatus.DELETE_IN_PROGRESS;
            case null, default -> set.executionStatus() == ExecutionStatus.AVAILABLE;
        };
    }

    /** The steps before the plan were done by the one who left it. */
    public DeployResult goOn(LeftOver leftOver, Approval approval, Consumer<DeployEvent> listener) {
        var changeSet = leftOver.changeSet().orElseThrow(() -> new DeployException("The stack " + leftOver.stack()
                .name() + " has no change set to go on with."));
        tellBefore(listener, DeployStep.PREFLIGHT, DeployStep.ARTIFACTS);
        listener.accept(new DeployEvent.StepStarted(DeployStep.CHANGE_SET));
        var made = changeSets.found(leftOver.stack().name(), leftOver.stack().id(), changeSet, leftOver.creates());
        return execution.run(made, new PlanExecution.Terms(leftOver.stack().name(), true,
                DeployRequest.OnFailure.ROLL_BACK), approval, listener);
    }

    /** @throws DeployException when CloudFormation refuses */
    public void discard(LeftOver leftOver) {
        if (leftOver.changeSet().isPresent()) {
            changeSets.discard(new ChangeSets.Made(leftOver.stack().id(), leftOver.changeSet().get(), leftOver
                    .creates(), Optional.empty()));
            return;
        }
        var now = reader.stack(leftOver.stack().id());
        // Whoever's change set it is: it would go with the stack.
        if (now.filter(s -> s.status().equals("REVIEW_IN_PROGRESS")).isEmpty() || !changeSets(now.get()).isEmpty()) {
            throw new DeployException("Stack " + leftOver.stack().name() + " is not as it was; look at it again.");
        }
        try {
            cloudFormation.deleteStack(b -> b.stackName(leftOver.stack().id()));
        } catch (CloudFormationException e) {
            throw new DeployException("Stack " + leftOver.stack().name() + " could not be cleaned up: " + ChangeSets
                    .messageOf(e), e);
        }
    }

    /** @throws DeployException when there is no such stack */
    public DeployResult follow(String stack, Consumer<DeployEvent> listener) {
        var story = new StackObserver(reader, stack).look().orElseThrow(() -> new DeployException(
                "There is no stack named " + stack + " any more."));
        tellBefore(listener, DeployStep.PREFLIGHT, DeployStep.ARTIFACTS, DeployStep.CHANGE_SET, DeployStep.EXECUTE);
        listener.accept(new DeployEvent.StepStarted(DeployStep.RESOURCES));
        if (!story.declared().isEmpty()) {
            listener.accept(new DeployEvent.ResourcesCounted(story.declared().size()));
        }
        return execution.followed(story.stack().id(), before(story), listener);
    }

    /** What had happened before the operation that goes on. */
    private static Set<String> before(StackStory story) {
        var last = story.lastOperation().map(o -> o.events().stream().map(StackEvent::id).collect(Collectors.toSet()))
                .orElse(Set.of());
        return story.events().stream().map(StackEvent::id).filter(id -> !last.contains(id)).collect(Collectors.toSet());
    }

    private static void tellBefore(Consumer<DeployEvent> listener, DeployStep... steps) {
        for (var step : steps) {
            listener.accept(new DeployEvent.StepStarted(step));
            listener.accept(new DeployEvent.StepFinished(step, BEFORE));
        }
    }
}
