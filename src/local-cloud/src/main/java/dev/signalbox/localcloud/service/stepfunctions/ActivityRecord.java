package dev.signalbox.localcloud.service.stepfunctions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An activity as it is stored.
 *
 * @param encryption as it was told, as JSON
 */
record ActivityRecord(String arn, String name, Instant creationDate, Map<String, String> tags,
        Optional<String> encryption) {
    ActivityRecord tagged(Map<String, String> newTags) {
        return new ActivityRecord(arn, name, creationDate, newTags, encryption);
    }
}
