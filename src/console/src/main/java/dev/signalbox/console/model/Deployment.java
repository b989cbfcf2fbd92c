package dev.signalbox.console.model;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.CostDriver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a deployment or deletion of this session is.
 *
 * @param steps what is known of each step that has begun; the detail is empty while it goes on
 * @param costs what AWS charges for because of the template
 * @param plan what the change set would do, once CloudFormation has worked it out
 * @param waits whether it waits for the operator's answer to the plan
 * @param result once CloudFormation is done
 * @param failure when it could not be started or watched
 */
public record Deployment(String stackName, Kind kind, Map<DeployStep, String> steps, List<Check> checks,
        List<DeployEvent.ArtifactStored> artifacts, List<CostDriver> costs, Optional<ChangePlan> plan, boolean waits,
        Optional<DeployResult> result, Optional<Failure> failure) {
    /** What is being done. */
    public enum Kind {
        DEPLOY, UPDATE, DELETE
    }

    public Deployment {
        steps = Map.copyOf(steps);
        checks = List.copyOf(checks);
        artifacts = List.copyOf(artifacts);
        costs = List.copyOf(costs);
    }

    /** One that has just been asked for. */
    public static Deployment begun(String stackName, Kind kind) {
        return new Deployment(stackName, kind, Map.of(), List.of(), List.of(), List.of(), Optional.empty(), false,
                Optional
                        .empty(), Optional.empty());
    }

    /** The same after an event. */
    public Deployment after(DeployEvent event) {
        return switch (event) {
            case DeployEvent.StepStarted(var step) -> with(step, "");
            case DeployEvent.StepFinished(var step, var detail) -> with(step, detail);
            case DeployEvent.Checked(var check) -> told(added(checks, check), artifacts, plan, waits);
            case DeployEvent.Planned(var next, var asks) -> told(checks, artifacts, Optional.of(next), asks);
            case DeployEvent.ArtifactStored stored -> told(checks, added(artifacts, stored), plan, waits);
            case DeployEvent.CostsTold(var found) -> new Deployment(stackName, kind, steps, checks, artifacts, found,
                    plan,
                    waits, result, failure);
            case DeployEvent.ResourcesCounted(_),DeployEvent.Progress(_),DeployEvent.BucketEmptied(_, _),DeployEvent.ArtifactSent(_, _, _) ->
                this;
        };
    }

    private static <T> List<T> added(List<T> list, T next) {
        var all = new ArrayList<>(list);
        all.add(next);
        return all;
    }

    private Deployment told(List<Check> nextChecks, List<DeployEvent.ArtifactStored> stored,
            Optional<ChangePlan> next, boolean asks) {
        return new Deployment(stackName, kind, steps, nextChecks, stored, costs, next, asks, result, failure);
    }

    /** The step after the answer begins with the question, and ends when it is answered. */
    private Deployment with(DeployStep step, String detail) {
        var next = new EnumMap<DeployStep, String>(DeployStep.class);
        next.putAll(steps);
        next.put(step, detail);
        boolean answered = step == DeployStep.EXECUTE && !detail.isEmpty();
        return new Deployment(stackName, kind, next, checks, artifacts, costs, plan, waits && !answered, result,
                failure);
    }

    public Deployment ended(DeployResult how) {
        return new Deployment(stackName, kind, steps, checks, artifacts, costs, plan, false, Optional.of(how), Optional
                .empty());
    }

    public Deployment failed(Failure cause) {
        return new Deployment(stackName, kind, steps, checks, artifacts, costs, plan, false, Optional.empty(), Optional
                .of(
                        cause));
    }

    public boolean running() {
        return result.isEmpty() && failure.isEmpty();
    }

    /** Whether it can still be given up without a trace: nothing has been given to CloudFormation yet. */
    public boolean cancellable() {
        return running() && kind != Kind.DELETE && steps.getOrDefault(DeployStep.EXECUTE, "").isEmpty();
    }

    /** How a step stands: not begun, going on, done, or the one at which it ended badly. */
    public Tone toneOf(DeployStep step) {
        var detail = steps.get(step);
        if (detail == null) {
            return Tone.NOT_STARTED;
        }
        if (!detail.isEmpty()) {
            return Tone.SUCCEEDED;
        }
        return running() ? step == DeployStep.EXECUTE && waits ? Tone.WAITING : Tone.RUNNING
                : result.filter(DeployResult.Cancelled.class::isInstance).isPresent() ? Tone.ABORTED : Tone.FAILED;
    }
}
