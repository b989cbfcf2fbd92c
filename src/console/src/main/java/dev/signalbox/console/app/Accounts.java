package dev.signalbox.console.app;

import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.SavedEnvironment;
import java.util.Set;

/** Makes connections with real credentials. */
@FunctionalInterface
interface Accounts {
    /**
     * A connection, and the way to its credentials.
     *
     * @param end to be called after the connection's clients were closed
     */
    record Door(AwsConnection connection, SignInGateway signIn, Runnable end) {}

    /**
     * A connection of an environment's profile. Asks nobody yet.
     *
     * @param trusted endpoints besides AWS's own to which the profile's credentials may go
     * @throws OpenedEnvironment.CannotOpenException when the profile cannot be used as it is
     */
    Door door(SavedEnvironment environment, Set<EndpointConsent> trusted);
}
