package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;

/** Whether an update is a step forward, and of a stack that is as it was left. */
final class VersionCheck {
    private final CloudFormationClient cloudFormation;

    VersionCheck(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    /** Nothing for a new stack. */
    List<Check> of(DeployRequest request, StackSummary stack) {
        var checks = new ArrayList<Check>();
        if (request.kind() == DeployRequest.Kind.UPDATE) {
            if (request.source() instanceof Pipeline pipeline) {
                checks.add(beside(pipeline, stack));
            }
            drift(stack).ifPresent(checks::add);
        }
        return checks;
    }

    private static Check beside(Pipeline pipeline, StackSummary stack) {
        var has = stack.version().orElse("");
        return switch (stack.stamp().beside(Stamp.of(pipeline))) {
            case CURRENT -> Check.passed(Subject.VERSION, "The stack was made of version " + has
                    + " with the template that is bundled.");
            case OLDER -> Check.passed(Subject.VERSION, "The stack goes from version " + has + " to " + pipeline
                    .version() + ".");
            case OTHER_TEMPLATE -> Check.passed(Subject.VERSION, "The stack was made of version " + has
                    + ", as is bundled, but of another template.");
            case NEWER -> Check.doubtful(Subject.VERSION, "The stack was made of version " + has + ", and "
                    + pipeline.version() + " is bundled here: this is a step back.",
                    "Update Signalbox first, unless the step back is meant.");
            case FOREIGN -> Check.doubtful(Subject.VERSION, stack.pipeline().map(p -> "The stack was made of " + p
                    + " and not of " + pipeline.name() + ".").orElse(
                            "The stack carries no stamp of Signalbox: something else made it, or took its tags away."),
                    "Read the plan line by line before you confirm it.");
        };
    }

    /** Told as the last detection found it; a detection is not begun for it, because that takes minutes. */
    private Optional<Check> drift(StackSummary stack) {
        var told = cloudFormation.describeStacks(b -> b.stackName(stack.id())).stacks().getFirst().driftInformation();
        return told == null || told.stackDriftStatus() != StackDriftStatus.DRIFTED ? Optional.empty()
                : Optional.of(Check.doubtful(Subject.VERSION, "Resources of the stack were changed outside of"
                        + " CloudFormation, as was found at " + told.lastCheckTimestamp() + ".",
                        "The Drift tab tells which; the update may undo those changes."));
    }
}
