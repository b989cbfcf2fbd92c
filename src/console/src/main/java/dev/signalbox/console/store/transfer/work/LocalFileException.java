package dev.signalbox.console.store.transfer.work;

import java.io.IOException;

/** A file here could not be read or written; asking the service again is of no use. */
public final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public LocalFileException(String why, IOException cause) {
        super(why, cause);
    }

    public LocalFileException(String why) {
        super(why);
    }
}
