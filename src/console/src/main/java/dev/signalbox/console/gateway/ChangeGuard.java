package dev.signalbox.console.gateway;

/**
 * Is asked before anything is sent that may change something, whoever sends it and over whatever protocol. The last door: what the
 * screens offer is another matter.
 */
@FunctionalInterface
public interface ChangeGuard {
    /** Lets everything pass, as in the local cloud. */
    ChangeGuard OPEN = (_, _) -> {};

    /**
     * Returns when it may be sent now.
     *
     * @param service as the SDK names it, for example {@code Sfn}; or what else is spoken to
     * @param operation for example {@code StopExecution}
     * @throws ChangeRefusedException when it may not; nothing may be sent then
     */
    void check(String service, String operation);

    /** As {@link #check}, for gateways that speak no SDK. */
    default void require(String service, String operation) throws GatewayException {
        try {
            check(service, operation);
        } catch (ChangeRefusedException e) {
            throw new GatewayException(e.failure(), e);
        }
    }
}
