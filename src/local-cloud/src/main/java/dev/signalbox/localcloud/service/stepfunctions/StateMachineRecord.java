package dev.signalbox.localcloud.service.stepfunctions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine as it is stored.
 *
 * @param revisionId present once it was updated
 * @param deleting being deleted: no new executions
 * @param type {@code EXPRESS}; absent is {@code STANDARD}
 */
record StateMachineRecord(String arn, String name, String definition, String roleArn, Instant creationDate,
        Optional<String> revisionId, Map<String, String> tags, boolean deleting,
        Optional<String> type) {

    boolean isExpress() {
        return type.filter("EXPRESS"::equals).isPresent();
    }

    StateMachineRecord updated(String newDefinition, String newRoleArn, String newRevisionId) {
        return new StateMachineRecord(arn, name, newDefinition, newRoleArn, creationDate, Optional.of(newRevisionId),
                tags, deleting, type);
    }

    StateMachineRecord tagged(Map<String, String> newTags) {
        return new StateMachineRecord(arn, name, definition, roleArn, creationDate, revisionId, newTags, deleting,
                type);
    }

    StateMachineRecord beingDeleted() {
        return new StateMachineRecord(arn, name, definition, roleArn, creationDate, revisionId, tags, true, type);
    }
}
