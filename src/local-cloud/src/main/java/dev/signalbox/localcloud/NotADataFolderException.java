package dev.signalbox.localcloud;

import java.nio.file.Path;

/** The folder holds something, but no local cloud has made it. */
public final class NotADataFolderException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    NotADataFolderException(Path folder) {
        super("The folder " + folder
                + " holds something that is no local cloud's (it has no format.json); nothing in it was changed.");
    }
}
