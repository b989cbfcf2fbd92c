package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.gateway.signin.Watch;

/**
 * A profile that is opened. Sessions stay in memory and end with it.
 *
 * @param connection for {@code AwsClients}; its calls end with {@code Failure.SignInNeeded} when somebody has to sign in
 * @param signIn whether it can be used now
 * @param end what else is open
 */
public record ProfileConnection(AwsConnection connection, SignInGateway signIn, Watch end) implements AutoCloseable {
    /** To be called after the clients of the connection were closed. */
    @Override
    public void close() {
        end.close();
    }
}
