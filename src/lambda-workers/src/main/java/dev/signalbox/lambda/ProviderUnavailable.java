package dev.signalbox.lambda;

/** The provider could not be asked now; later it may. The state machine tries again. */
public final class ProviderUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
