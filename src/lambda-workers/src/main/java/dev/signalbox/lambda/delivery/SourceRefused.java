package dev.signalbox.lambda.delivery;

/** The source's URL may not be asked. */
public final class SourceRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
