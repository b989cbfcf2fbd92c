package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One thing that an execution must remember: an event of its history, a note of its own, or both.
 *
 * @param key names the effect; the same effect has the same key in every replay
 */
public record JournalEntry(String key, Optional<HistoryEvent> event, Optional<JsonNode> note) {}
