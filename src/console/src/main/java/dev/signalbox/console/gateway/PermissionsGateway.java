package dev.signalbox.console.gateway;

import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.Simulation;
import java.util.Collection;

/** Asks what the caller may do, without doing it. */
public interface PermissionsGateway {
    CallerArn caller() throws GatewayException;

    /**
     * Has IAM judge actions on one resource.
     *
     * @param resource an ARN, or {@code *}
     * @return not told when IAM cannot judge this caller, or does not let it ask
     */
    Simulation simulate(CallerArn caller, Collection<String> actions, String resource) throws GatewayException;
}
