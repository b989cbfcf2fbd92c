package dev.signalbox.localcloud.wire.auth;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a signature covers.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, without the question mark
 * @param body asked for only when the body's digest is needed
 */
public record SignedRequest(String method, String path, String query, Function<String, Optional<String>> headers,
        Supplier<byte[]> body) {
    Optional<String> header(String name) {
        return headers.apply(name);
    }
}
