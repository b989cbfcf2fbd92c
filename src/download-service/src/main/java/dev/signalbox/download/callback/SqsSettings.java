package dev.signalbox.download.callback;

import java.net.URI;
import java.util.Optional;

/**
 * How clients are told over SQS.
 *
 * @param endpoint instead of the region's own, such as that of a local cloud
 * @param connections at a time; as many as callbacks
 */
public record SqsSettings(String region, Optional<URI> endpoint, int connections) {}
