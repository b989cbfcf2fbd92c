package dev.signalbox.transfer;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to fetch and what it must turn out to be.
 *
 * @param url as it was given; it may be anything
 * @param headers sent to the URL's own origin only, never along a redirect to another one
 * @param size in bytes, if known
 * @param sha256 in hex, if known
 */
public record FetchRequest(String url, Map<String, String> headers, OptionalLong size, Optional<String> sha256,
        FetchTerms terms) {
    public FetchRequest {
        headers = Map.copyOf(headers);
    }

    /** By the policy alone. */
    public FetchRequest(String url, Map<String, String> headers, OptionalLong size, Optional<String> sha256) {
        this(url, headers, size, sha256, FetchTerms.NONE);
    }

    public static FetchRequest of(String url) {
        return new FetchRequest(url, Map.of(), OptionalLong.empty(), Optional.empty());
    }
}
