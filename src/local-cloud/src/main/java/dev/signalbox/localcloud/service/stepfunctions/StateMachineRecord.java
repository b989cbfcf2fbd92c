package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.settings.Settings;
import dev.signalbox.localcloud.service.stepfunctions.version.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine as it is stored.
 *
 * @param revisionId present once it was updated
 * @param deleting being deleted: no new executions
 * @param type {@code EXPRESS}; absent is {@code STANDARD}
 * @param updateDate present once it was updated
 * @param firstVersion the description of the version that its creation published, empty for none; absent if it published none
 */
record StateMachineRecord(String arn, String name, String definition, String roleArn, Instant creationDate,
        Optional<String> revisionId, Map<String, String> tags, boolean deleting, Optional<String> type,
        Optional<Settings> settings, Optional<Instant> updateDate, Optional<String> firstVersion) {

    boolean isExpress() {
        return type.filter("EXPRESS"::equals).isPresent();
    }

    Revision revision() {
        return new Revision(definition, roleArn, revisionId, settings);
    }

    /** When its present definition came to be. */
    Instant changed() {
        return updateDate.orElse(creationDate);
    }

    StateMachineRecord updated(Revision revision, Instant when) {
        return new StateMachineRecord(arn, name, revision.definition(), revision.roleArn(), creationDate, revision.id(),
                tags, deleting, type, revision.settings(), Optional.of(when), firstVersion);
    }

    StateMachineRecord tagged(Map<String, String> newTags) {
        return new StateMachineRecord(arn, name, definition, roleArn, creationDate, revisionId, newTags, deleting, type,
                settings, updateDate, firstVersion);
    }

    StateMachineRecord beingDeleted() {
        return new StateMachineRecord(arn, name, definition, roleArn, creationDate, revisionId, tags, true, type,
                settings, updateDate, firstVersion);
    }
}
