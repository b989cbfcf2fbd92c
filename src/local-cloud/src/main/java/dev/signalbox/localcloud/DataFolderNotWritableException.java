package dev.signalbox.localcloud;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be created or written. */
public final class DataFolderNotWritableException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    DataFolderNotWritableException(Path folder, IOException cause) {
        super("The data folder " + folder + " cannot be written: " + cause, cause);
    }
}
