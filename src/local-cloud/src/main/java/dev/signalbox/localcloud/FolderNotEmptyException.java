package dev.signalbox.localcloud;

import java.nio.file.Path;

/** A snapshot is imported into an empty folder only. */
public final class FolderNotEmptyException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    FolderNotEmptyException(Path folder) {
        super("The folder " + folder + " is not empty, so nothing was imported into it. Name another, or reset it first"
                + " (signalbox local reset).");
    }
}
