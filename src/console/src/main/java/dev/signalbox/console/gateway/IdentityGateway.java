package dev.signalbox.console.gateway;

import dev.signalbox.console.model.environments.CallerIdentity;

/** Who we are in the cloud. */
public interface IdentityGateway {
    /** The account id; also the cheapest proof that the endpoint answers and accepts our key. */
    String account() throws GatewayException;

    /** Who we are, with the account's alias where we may know it. */
    CallerIdentity caller() throws GatewayException;
}
