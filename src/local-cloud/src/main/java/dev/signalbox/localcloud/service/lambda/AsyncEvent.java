package dev.signalbox.localcloud.service.lambda;

import java.time.Instant;
import java.util.Optional;

/**
 * An acknowledged event on its way to a function.
 *
 * @param qualifier the version or alias that was invoked; which version an alias means is asked at each attempt
 * @param attempt counts from 1
 */
record AsyncEvent(String requestId, String function, Optional<String> qualifier, byte[] payload,
        Optional<String> clientContext, int attempt, Instant acceptedAt, Instant dueAt) {

    AsyncEvent again(int nextAttempt, Instant due) {
        return new AsyncEvent(requestId, function, qualifier, payload, clientContext, nextAttempt, acceptedAt, due);
    }
}
