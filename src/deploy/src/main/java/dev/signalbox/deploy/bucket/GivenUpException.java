package dev.signalbox.deploy.bucket;

import org.jspecify.annotations.Nullable;

/** The operator does not want the upload any more. */
final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUpException(@Nullable Throwable cause) {
        super("Given up", cause);
    }
}
