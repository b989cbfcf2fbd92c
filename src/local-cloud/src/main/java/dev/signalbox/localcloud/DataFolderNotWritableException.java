package dev.signalbox.localcloud;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The data folder cannot be created or written. */
public final class DataFolderNotWritableException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    DataFolderNotWritableException(Path folder, IOException cause) {
        super("The data folder " + folder + " cannot be written: " + why(cause), cause);
    }

    private static String why(IOException cause) {
        return switch (cause) {
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case FileSystemException e when e.getReason() != null -> e.getReason() + " (" + e.getFile() + ")";
            default -> cause.toString();
        };
    }
}
