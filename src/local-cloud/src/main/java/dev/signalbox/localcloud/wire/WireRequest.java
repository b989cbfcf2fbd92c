package dev.signalbox.localcloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * One HTTP request with its body read.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, without the question mark; empty if there is none
 * @param headers by name in any case; values of repeated headers joined with commas
 * @param headerNames as sent, for those that are found by how they begin
 */
public record WireRequest(String method, String path, String query, Function<String, Optional<String>> headers,
        Collection<String> headerNames, byte[] body) {
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
