package dev.signalbox.console.gateway.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.downloads.ApiKey;

/** Secrets of the environment. */
@FunctionalInterface
public interface SecretsGateway {
    /** The key that the secret with this ARN holds. */
    ApiKey key(String arn) throws GatewayException;
}
