package dev.signalbox.console.store.transfer.work;

/** Something that stops the whole transfer until somebody does something about it, such as a full disk. */
public final class StandstillException extends Exception {
    private static final long serialVersionUID = 1L;

    public StandstillException(String why, Throwable cause) {
        super(why, cause);
    }
}
