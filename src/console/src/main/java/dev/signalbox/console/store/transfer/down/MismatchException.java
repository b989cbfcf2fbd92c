package dev.signalbox.console.store.transfer.down;

import java.io.IOException;

/** What came is not what S3 says it stored. */
final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String what) {
        super(what);
    }
}
