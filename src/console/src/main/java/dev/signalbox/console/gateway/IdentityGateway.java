package dev.signalbox.console.gateway;

import dev.signalbox.console.model.environments.CallerIdentity;
import java.util.Optional;

/** Who we are in the cloud. */
public interface IdentityGateway {
    /** The account id; also the cheapest proof that the endpoint answers and accepts our key. */
    String account() throws GatewayException;

    /** Who we are; without the account's alias. */
    CallerIdentity caller() throws GatewayException;

    /** What the account is called. Many may not ask, and not every endpoint knows: nothing may wait for it. */
    Optional<String> alias();
}
