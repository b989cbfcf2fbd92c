package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a stack's history.
 *
 * @param number counts up from 1 within a stack
 * @param properties JSON text; empty for none, as are the reason and the token
 * @param operation what was being done; empty in the history of earlier versions
 */
public record Event(String id, long number, Instant time, String logicalId, String physicalId, String type,
        String status, String reason, String properties, String token, Optional<Stack.Operation> operation) {}
