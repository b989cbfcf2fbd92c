package dev.signalbox.localcloud.service.cloudformation.stack;

import java.time.Instant;

/**
 * One line of a stack's history.
 *
 * @param number counts up from 1 within a stack
 * @param properties JSON text; empty for none, as are the reason and the token
 */
public record Event(String id, long number, Instant time, String logicalId, String physicalId, String type,
        String status, String reason, String properties, String token) {}
