package dev.signalbox.download.storage;

import java.io.IOException;

/** A storage that works takes no file of this path, now or later. */
public final class PathRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    PathRefusedException(String message, Exception cause) {
        super(message, cause);
    }
}
