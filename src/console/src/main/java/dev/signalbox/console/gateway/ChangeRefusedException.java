package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Failure;

/** A change was not sent because the environment is locked. */
public final class ChangeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure.Locked failure;

    /** @param environment its name, for example {@code PROD} */
    public ChangeRefusedException(String environment, String operation) {
        this(new Failure.Locked(environment, operation));
    }

    private ChangeRefusedException(Failure.Locked failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure.Locked failure() {
        return failure;
    }
}
