package dev.signalbox.localcloud.service.lambda;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through a function.
 *
 * @param arn of the function as the caller named it
 * @param clientContext JSON that the caller passed beside the event
 * @param outcome what the function answered
 */
record Invocation(String requestId, String arn, byte[] event, Optional<String> clientContext,
        CompletableFuture<Outcome> outcome) {

    Invocation(String requestId, String arn, byte[] event, Optional<String> clientContext) {
        this(requestId, arn, event, clientContext, new CompletableFuture<>());
    }

    /**
     * What came of it.
     *
     * @param failed whether the payload is an error; AWS calls every error of a Java function unhandled
     * @param log the last 4 KB of the log
     */
    record Outcome(byte[] payload, boolean failed, String log) {
        /** With the log that belongs to it. */
        Outcome withLog(String tail) {
            return new Outcome(payload, failed, tail);
        }
    }
}
