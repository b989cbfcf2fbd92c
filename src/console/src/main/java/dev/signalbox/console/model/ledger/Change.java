package dev.signalbox.console.model.ledger;

import java.time.Instant;

/**
 * One call that changed something. Never holds a secret.
 *
 * @param number counts from 1
 * @param action AWS's own name: {@code StopExecution}
 * @param requestId what AWS support asks for; empty when there is none
 * @param result {@code done}, or the error code
 */
public record Change(long number, Instant at, String who, String environment, String action, String target,
        String requestId, String result) {}
