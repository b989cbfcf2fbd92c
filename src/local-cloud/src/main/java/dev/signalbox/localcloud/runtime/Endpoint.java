package dev.signalbox.localcloud.runtime;

import java.net.URI;

/** Where the local cloud listens. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Base address without a trailing slash, such as {@code http://127.0.0.1:4566}.
     *
     * @throws IllegalStateException before the port is bound
     */
    URI uri();
}
