package dev.signalbox.console.gateway.aws.signin.profiles;

/** A profile cannot be used as it is written; the message says why. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    public ProblemException(String message) {
        super(message);
    }
}
