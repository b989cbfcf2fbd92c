package dev.signalbox.console.model;

import java.net.URI;

/**
 * The account, Region and endpoint that every screen is looking at.
 *
 * @param name what the badge says, for example {@code LOCAL}
 * @param alias what people call it
 */
public record EnvironmentInfo(Kind kind, String name, String alias, String account, String region, URI endpoint) {
    public enum Kind {
        LOCAL, DEV, TEST, STAGING, PROD
    }

    /** Host and port, as the badge shows them. */
    public String endpointLabel() {
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }
}
