package dev.signalbox.deploy;

import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.CostDriver;
import java.util.List;

/** What a deployment or a deletion tells while it goes on, in the order in which it happened. */
public sealed interface DeployEvent {
    /** A step began. */
    record StepStarted(DeployStep step) implements DeployEvent {}

    /** A step ended well; the detail says in words what it found or did. */
    record StepFinished(DeployStep step, String detail) implements DeployEvent {}

    /** Something was looked at before anything is changed. */
    record Checked(Check check) implements DeployEvent {}

    /**
     * An artifact is in the artifact bucket, or an image in its registry.
     *
     * @param key of an image its address with digest
     * @param uploaded false when the same bytes were already there
     */
    record ArtifactStored(String name, String key, long bytes, boolean uploaded) implements DeployEvent {}

    /** What AWS charges for because of the template with its values; what costs while nobody uses it comes first. */
    record CostsTold(List<CostDriver> drivers) implements DeployEvent {
        public CostsTold {
            drivers = List.copyOf(drivers);
        }
    }

    /** So much of an artifact that goes up in parts is there. What is known of an image's size grows while it is made. */
    record ArtifactSent(String name, long bytes, long all) implements DeployEvent {}

    /** What the change set would do; if the request asks, it waits for approval now. */
    record Planned(ChangePlan plan, boolean waits) implements DeployEvent {}

    /** How many resources will be made or deleted; told before the first of them, if it is known. */
    record ResourcesCounted(int count) implements DeployEvent {}

    /** So many objects and versions of a bucket that goes with its stack have been deleted. */
    record BucketEmptied(String bucket, long objects) implements DeployEvent {}

    /** CloudFormation reported something about the stack, one of its nested stacks or one of their resources. */
    record Progress(StackEvent event) implements DeployEvent {}
}
