package dev.signalbox.lambda.delivery;

/** The source could not be asked, or broke off; it may work later. The state machine tries again. */
public final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
