package dev.signalbox.console.gateway.signin;

import dev.signalbox.console.model.Failure;
import dev.signalbox.deploy.watch.SignInMissing;

/** A call could not be made, or was refused, for want of valid credentials. Adapters make its failure of it. */
public final class SignInNeededException extends RuntimeException implements SignInMissing {
    private static final long serialVersionUID = 1L;
    private final transient Failure.SignInNeeded failure;

    public SignInNeededException(Failure.SignInNeeded failure) {
        super(failure.code() + ": " + failure.message());
        this.failure = failure;
    }

    public SignInNeededException(String message) {
        this(Failure.SignInNeeded.unsent(message));
    }

    public Failure.SignInNeeded failure() {
        return failure;
    }
}
