package dev.signalbox.localcloud;

import java.nio.file.Path;

/** The file with the durable state cannot be read, and could not be repaired. Nothing was changed or deleted. */
public final class DataFolderDamagedException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    DataFolderDamagedException(Path file, Exception cause) {
        super("The file " + file + " is damaged and could not be repaired: " + cause.getMessage()
                + ". Nothing was changed. Import a snapshot into an empty folder (signalbox local import), or begin"
                + " anew with signalbox local reset, which deletes what is kept there.", cause);
    }
}
