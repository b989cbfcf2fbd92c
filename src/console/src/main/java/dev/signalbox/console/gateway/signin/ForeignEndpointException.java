package dev.signalbox.console.gateway.signin;

import dev.signalbox.console.model.Failure;
import java.util.Optional;

/** Credentials were not sent to an endpoint that is not AWS's own, since nobody consented to it. Nothing was sent. */
public final class ForeignEndpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String endpoint;

    /** @param endpoint scheme, host and port */
    public ForeignEndpointException(String endpoint) {
        super("Nothing was sent to " + endpoint + ": it is not AWS's own, and nobody has consented to send this"
                + " profile's credentials there. The environment's settings ask for that consent.");
        this.endpoint = endpoint;
    }

    public String endpoint() {
        return endpoint;
    }

    /** What adapters make of it. */
    public Failure failure() {
        return new Failure.Denied("EndpointNotConsented", String.valueOf(getMessage()), Optional.empty());
    }
}
