package dev.signalbox.console.gateway;

import dev.signalbox.console.model.ProviderResponse;
import java.net.URI;

/** Plays the provider: plain HTTP to a callback URL, as a stranger would send it. */
public interface ProviderGateway {
    /**
     * Posts a body. Any HTTP status is an answer, not a failure.
     *
     * @param body JSON, or empty
     */
    ProviderResponse post(URI callbackUrl, String body) throws GatewayException;
}
