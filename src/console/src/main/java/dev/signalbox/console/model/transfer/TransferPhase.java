package dev.signalbox.console.model.transfer;

/** Where a transfer is in its life. */
public enum TransferPhase {
    RUNNING,
    PAUSED,
    /** Ended, and everything is there. */
    DONE,
    /** Ended, but some files are not there; they can be tried again. */
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
