package dev.signalbox.lambda.delivery;

/** The source does not give the file, and would not if asked again. */
public final class SourceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
