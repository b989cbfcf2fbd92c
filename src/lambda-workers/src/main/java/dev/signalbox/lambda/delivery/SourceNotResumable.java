package dev.signalbox.lambda.delivery;

/** The file takes longer than one run of the function, and the source cannot go on where that stopped. */
public final class SourceNotResumable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceNotResumable(String message) {
        super(message);
    }
}
