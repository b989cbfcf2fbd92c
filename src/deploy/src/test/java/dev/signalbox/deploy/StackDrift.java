package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Asks CloudFormation whether a stack still is what its template says. */
final class StackDrift {
    private StackDrift() {}

    /** A stack that was just made must be; each difference would be something that a service took in another way. */
    static void mustBeNone(CloudFormationClient stacks, String stack) {
        try {
            var id = stacks.detectStackDrift(d -> d.stackName(stack)).stackDriftDetectionId();
            var end = PipelineCloud.await("drift", Duration.ofSeconds(30), () -> {
                var now = stacks.describeStackDriftDetectionStatus(d -> d.stackDriftDetectionId(id));
                return now.detectionStatus() == StackDriftDetectionStatus.DETECTION_IN_PROGRESS ? null : now;
            });
            assertThat(end.detectionStatus()).as(end.detectionStatusReason()).isEqualTo(
                    StackDriftDetectionStatus.DETECTION_COMPLETE);
            var found = stacks.describeStackResourceDriftsPaginator(d -> d.stackName(stack)).stream().flatMap(p -> p
                    .stackResourceDrifts().stream()).toList();
            assertThat(found).isNotEmpty();
            assertThat(found.stream().filter(d -> d.stackResourceDriftStatus() != StackResourceDriftStatus.IN_SYNC)
                    .map(d -> d.logicalResourceId() + d.propertyDifferences())).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
