package dev.signalbox.localcloud.service.stepfunctions;

import java.util.Optional;

/**
 * One line of an execution's journal. Events are kept apart, in the history, so that they outlive the journal.
 *
 * @param eventId the event that was recorded under this key
 * @param note as JSON text, so that numbers keep their digits
 */
record JournalRecord(String key, Optional<Long> eventId, Optional<String> note) {}
