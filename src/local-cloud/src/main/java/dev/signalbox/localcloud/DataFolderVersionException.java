package dev.signalbox.localcloud;

import java.nio.file.Path;

/** A newer Signalbox has written the data folder. */
public final class DataFolderVersionException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    DataFolderVersionException(Path folder, int found, int newest) {
        super("The data folder " + folder + " is of version " + found + ", but this Signalbox knows versions up to "
                + newest
                + ". Use the newer Signalbox that wrote it, or another folder (--data); nothing in it was changed.");
    }
}
