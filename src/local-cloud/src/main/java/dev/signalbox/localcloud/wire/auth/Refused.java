package dev.signalbox.localcloud.wire.auth;

/** Thrown when a request's signature does not hold. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal reason;

    public Refused(Refusal reason) {
        super(reason.message());
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
