package dev.signalbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousId the event before it on the same path; 0 for the first ones
 * @param type AWS's name, such as {@code TaskScheduled}
 * @param details AWS's fields of this type of event; empty if the type has none
 */
public record HistoryEvent(long id, long previousId, Instant timestamp, String type, ObjectNode details) {}
