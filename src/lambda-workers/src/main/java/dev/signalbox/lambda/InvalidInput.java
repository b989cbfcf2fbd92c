package dev.signalbox.lambda;

/** A function was called with something that it cannot work with. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(message);
    }
}
