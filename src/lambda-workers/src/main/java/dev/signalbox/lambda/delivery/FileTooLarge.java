package dev.signalbox.lambda.delivery;

/** The file has more bytes than allowed. */
public final class FileTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileTooLarge(String message, Throwable cause) {
        super(message, cause);
    }
}
