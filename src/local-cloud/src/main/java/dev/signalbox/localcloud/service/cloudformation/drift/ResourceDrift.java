package dev.signalbox.localcloud.service.cloudformation.drift;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/**
 * What was found when a resource was last looked at.
 *
 * @param expected JSON of the properties that the template gives
 * @param actual JSON of the same properties as they were; empty for a resource that was gone
 */
public record ResourceDrift(String stackId, String logicalId, String physicalId, String type,
        StackResourceDriftStatus status, String expected, String actual, List<Difference> differences,
        Instant checked) {

    String key() {
        return stackId + "|" + logicalId;
    }

    boolean drifted() {
        return status == StackResourceDriftStatus.MODIFIED || status == StackResourceDriftStatus.DELETED;
    }
}
