package dev.signalbox.lambda;

/** The provider did not give a list, or may not be asked; asking again would not help. */
public final class ProviderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
