package dev.signalbox.localcloud;

/** The local cloud could not start for a reason outside it; the message tells the operator what and where. */
public abstract sealed class LocalCloudStartException extends RuntimeException permits DataFolderDamagedException,
        DataFolderInUseException, DataFolderNotWritableException, DataFolderVersionException,
        FolderNotEmptyException, NotADataFolderException, NotASnapshotException, PortTakenException {
    private static final long serialVersionUID = 1;

    LocalCloudStartException(String message) {
        super(message);
    }

    LocalCloudStartException(String message, Exception cause) {
        super(message, cause);
    }
}
