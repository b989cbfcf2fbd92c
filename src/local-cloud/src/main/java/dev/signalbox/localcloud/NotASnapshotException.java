package dev.signalbox.localcloud;

import java.io.IOException;

/** What was to be imported was not exported by a local cloud. */
public final class NotASnapshotException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    NotASnapshotException() {
        super("This is no whole snapshot of a local cloud; nothing was imported.");
    }

    NotASnapshotException(IOException cause) {
        super("This is no whole snapshot of a local cloud; nothing was imported: " + cause.getMessage(), cause);
    }
}
