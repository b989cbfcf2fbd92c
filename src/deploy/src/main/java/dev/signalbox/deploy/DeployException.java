package dev.signalbox.deploy;

/** Something stands in the way of a deployment; the message says what, where and what to do. */
public final class DeployException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeployException(String message) {
        super(message);
    }

    public DeployException(String message, Throwable cause) {
        super(message, cause);
    }
}
