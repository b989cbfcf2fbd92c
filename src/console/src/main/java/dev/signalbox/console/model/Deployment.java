package dev.signalbox.console.model;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a deployment or deletion of this session is.
 *
 * @param steps what is known of each step that has begun; the detail is empty while it goes on
 * @param result once CloudFormation is done
 * @param failure when it could not be started or watched
 */
public record Deployment(String stackName, Kind kind, Map<DeployStep, String> steps, Optional<DeployResult> result,
        Optional<Failure> failure) {
    /** What is being done. */
    public enum Kind {
        DEPLOY, DELETE
    }

    public Deployment {
        steps = Map.copyOf(steps);
    }

    /** One that has just been asked for. */
    public static Deployment begun(String stackName, Kind kind) {
        return new Deployment(stackName, kind, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The same after an event. */
    public Deployment after(DeployEvent event) {
        return switch (event) {
            case DeployEvent.StepStarted(var step) -> with(step, "");
            case DeployEvent.StepFinished(var step, var detail) -> with(step, detail);
            case DeployEvent.ArtifactStored(_, _, _, _),DeployEvent.ResourcesCounted(_),DeployEvent.Progress(_) -> this;
        };
    }

    private Deployment with(DeployStep step, String detail) {
        var next = new EnumMap<DeployStep, String>(DeployStep.class);
        next.putAll(steps);
        next.put(step, detail);
        return new Deployment(stackName, kind, next, result, failure);
    }

    public Deployment ended(DeployResult how) {
        return new Deployment(stackName, kind, steps, Optional.of(how), Optional.empty());
    }

    public Deployment failed(Failure cause) {
        return new Deployment(stackName, kind, steps, Optional.empty(), Optional.of(cause));
    }

    public boolean running() {
        return result.isEmpty() && failure.isEmpty();
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
        return running() ? Tone.RUNNING : Tone.FAILED;
    }
}
