package dev.signalbox.console.gateway;

/** Who we are in the cloud. */
public interface IdentityGateway {
    /** The account id; also the cheapest proof that the endpoint answers and accepts our key. */
    String account() throws GatewayException;
}
