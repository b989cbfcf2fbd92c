package dev.signalbox.localcloud.service.cloudformation.drift;

import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;

/**
 * One look at a whole stack.
 *
 * @param only the logical ids to look at; empty for all
 * @param reason why it failed; empty for none
 * @param drifted how many resources are not as the template says
 * @param at when it began or, once it is over, ended
 */
public record StackDrift(String id, String stackId, Set<String> only, StackDriftDetectionStatus detection,
        String reason, StackDriftStatus status, int drifted, Instant at) {

    boolean running() {
        return detection == StackDriftDetectionStatus.DETECTION_IN_PROGRESS;
    }

    StackDrift ended(StackDriftDetectionStatus how, String why, StackDriftStatus found, int count, Instant now) {
        return new StackDrift(id, stackId, only, how, why, found, count, now);
    }
}
