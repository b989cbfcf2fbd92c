package dev.signalbox.download.callback;

import dev.signalbox.transfer.HostAllowList;
import java.time.Duration;
import java.util.Optional;

/**
 * How clients are told over HTTP.
 *
 * @param timeout for all of one attempt, with its redirects
 * @param connections at a time; as many as callbacks
 * @param hmacKey to sign with
 */
public record HttpSettings(HostAllowList allowedHosts, boolean allowPrivateAddresses, Duration timeout,
        int connections, Optional<String> hmacKey) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    @Override
    public String toString() {
        return "HttpSettings[" + allowedHosts + ", " + timeout + (hmacKey.isPresent() ? ", signed]" : "]");
    }
}
