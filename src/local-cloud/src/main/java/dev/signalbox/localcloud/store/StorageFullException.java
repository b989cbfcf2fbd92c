package dev.signalbox.localcloud.store;

/** Nothing can be kept any more, because the disk is full. What was to be changed was not changed; reading goes on. */
public final class StorageFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageFullException(String file) {
        super("The disk is full: " + file + " cannot grow, so nothing can be changed until there is space again");
    }
}
