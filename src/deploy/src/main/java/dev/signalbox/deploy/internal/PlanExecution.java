package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.ChangePlan;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a change set that is worked out to the stack's outputs. */
final class PlanExecution {
    private static final Logger LOG = LoggerFactory.getLogger(PlanExecution.class);

    private final ChangeSets changeSets;
    private final StackReader reader;
    private final StackWatch watch;

    PlanExecution(ChangeSets changeSets, StackReader reader, StackWatch watch) {
        this.changeSets = changeSets;
        this.reader = reader;
        this.watch = watch;
    }

    /** @param asks whether the plan waits for approval */
    record Terms(String stackName, boolean asks, DeployRequest.OnFailure onFailure) {}

    DeployResult run(ChangeSets.Made made, Terms terms, Approval approval, Consumer<DeployEvent> listener) {
        var plan = made.plan().orElseThrow();
        changeSets.warnings(made).forEach(c -> listener.accept(new DeployEvent.Checked(c)));
        listener.accept(new DeployEvent.Planned(plan, terms.asks()));
        listener.accept(new DeployEvent.StepFinished(DeployStep.CHANGE_SET, sentence(plan.summary())));
        listener.accept(new DeployEvent.StepStarted(DeployStep.EXECUTE));
        boolean yes = !terms.asks() || approved(approval, plan);
        var seen = yes ? before(made) : Set.<String>of();
        if (!yes || approval.withdrawn()) { // as late as possible
            return new DeployResult.Cancelled(terms.stackName(), discarded(made));
        }
        changeSets.execute(made, terms.onFailure());
        listener.accept(new DeployEvent.StepFinished(DeployStep.EXECUTE, terms.asks() ? "Confirmed and executed."
                : "Executed."));
        return watched(made, plan, seen, listener);
    }

    private Set<String> before(ChangeSets.Made made) {
        try {
            return reader.eventsSince(made.stackId(), Set.of()).stream().map(StackEvent::id).collect(Collectors
                    .toSet());
        } catch (RuntimeException e) {
            changeSets.withdraw(made, e);
            throw e;
        }
    }

    /**
     * Who is interrupted while the plan waits cleans up all the same; the SDK would refuse to call for an interrupted thread.
     *
     * @return what is left and why: the environment may have been locked while the plan waited
     */
    private Optional<String> discarded(ChangeSets.Made made) {
        boolean interrupted = Thread.interrupted();
        try {
            changeSets.discard(made);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("The change set {} is left", made.changeSet(), e);
            return Optional.of("Nothing was changed, but the change set " + made.changeSet() + " is left: " + e
                    .getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean approved(Approval approval, ChangePlan plan) {
        try {
            return approval.approves(plan);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DeployResult watched(ChangeSets.Made made, ChangePlan plan, Set<String> seen,
            Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.RESOURCES));
        listener.accept(new DeployEvent.ResourcesCounted(plan.changes().size()));
        return followed(made.stackId(), seen, listener);
    }

    /** Until CloudFormation is done; the step of resources has begun. */
    DeployResult followed(String stackId, Set<String> seen, Consumer<DeployEvent> listener) {
        var ended = watch.untilDone(stackId, seen, e -> listener.accept(new DeployEvent.Progress(e)));
        var stack = ended.stack().orElseThrow(() -> gone(stackId));
        switch (stack.status()) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE" -> {
                listener.accept(new DeployEvent.StepFinished(DeployStep.RESOURCES, stack.status()));
                listener.accept(new DeployEvent.StepStarted(DeployStep.OUTPUTS));
                listener.accept(new DeployEvent.StepFinished(DeployStep.OUTPUTS, stack.outputs().size()
                        + " outputs."));
                return new DeployResult.Deployed(stack);
            }
            case "DELETE_COMPLETE" -> {
                return new DeployResult.Deleted(stackId);
            }
            default -> {
                return new DeployResult.Failed(stack.id(), stack.status(), stack.reason(), ended.firstFailure());
            }
        }
    }

    static DeployException gone(String stackId) {
        return new DeployException("Stack " + stackId + " was deleted by somebody else meanwhile.");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
