package dev.signalbox.lambda.delivery;

/** The file did not come within the time that a download may take. */
public final class SourceTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceTooSlow(String message) {
        super(message);
    }
}
