package dev.signalbox.transfer.s3;

import java.io.IOException;

/** What an earlier process had stored of a body is not there any more: the body has to start over. */
public final class UploadLostException extends IOException {
    private static final long serialVersionUID = 1L;

    UploadLostException(String message) {
        super(message);
    }
}
