package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.UploadsGateway;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is read to be sent: it tells how far, and breaks off when the upload is cancelled. */
final class WatchedFile extends FilterInputStream {
    private final UploadsGateway.Watcher watcher;
    private long sent;

    private WatchedFile(InputStream file, UploadsGateway.Watcher watcher) {
        super(file);
        this.watcher = watcher;
    }

    static WatchedFile open(Path file, UploadsGateway.Watcher watcher) {
        try {
            return new WatchedFile(Files.newInputStream(file), watcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        if (watcher.cancelled()) {
            throw new IOException("The upload was cancelled");
        }
        sent += bytes;
        watcher.sent(sent);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
