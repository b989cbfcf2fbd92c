package dev.signalbox.console.model.environments;

import java.net.URI;

/** That a profile's real credentials may sign requests to an endpoint that is not AWS's own. For exactly these two. */
public record EndpointConsent(String profile, URI endpoint) {}
