package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Failure;

/** The only exception a gateway lets out. */
public final class GatewayException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public GatewayException(Failure failure, Throwable cause) {
        super(failure.code() + ": " + failure.message(), cause);
        this.failure = failure;
    }

    public GatewayException(Failure failure) {
        super(failure.code() + ": " + failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
