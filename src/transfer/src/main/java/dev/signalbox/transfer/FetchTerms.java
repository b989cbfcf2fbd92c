package dev.signalbox.transfer;

import java.time.Duration;
import java.util.Optional;

/**
 * How one fetch differs from what the policy says.
 *
 * @param proxy URL of an HTTP proxy to go through, {@code http://[user:password@]host[:port]}. It is judged like a URL to
 *     fetch: its host must be allowed and its address may not be a refused one. The host behind it is judged as far as it
 *     can be from here: by its name, by its address when it is written as one, and when its name is known here, by that
 * @param total instead of the policy's total time
 * @param anySuccess whether the body of any answer from 200 to 299 will do, also of a 206 that only the caller's own
 *     headers asked for
 */
public record FetchTerms(Optional<String> proxy, Optional<Duration> total, boolean anySuccess) {
    public static final FetchTerms NONE = new FetchTerms(Optional.empty(), Optional.empty(), false);
}
