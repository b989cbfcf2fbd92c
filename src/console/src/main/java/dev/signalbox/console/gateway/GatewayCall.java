package dev.signalbox.console.gateway;

/** A blocking question to the cloud; run it on a store's worker, never on the FX thread. */
@FunctionalInterface
public interface GatewayCall<T> {
    T get() throws GatewayException;
}
