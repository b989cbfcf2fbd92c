package dev.signalbox.lambda.callback;

import java.util.Optional;

/**
 * A request to the callback URL.
 *
 * @param id the execution's name
 * @param heartbeat whether the provider only says that it is still at it
 * @param secret of the query
 * @param signature header
 */
public record Callback(String id, boolean heartbeat, Optional<String> secret, Optional<String> signature,
        Optional<String> contentType, byte[] body) {
    public Callback {
        body = body.clone();
    }
}
