package dev.signalbox.download.store;

/** Redis could not be asked, or did not answer in time. Whether a change was made is not known: ask again with the same claim. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
