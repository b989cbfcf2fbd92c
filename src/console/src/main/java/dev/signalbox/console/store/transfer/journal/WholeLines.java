package dev.signalbox.console.store.transfer.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file to which lines are added, never half of one. It is no channel: a channel is closed when a thread is interrupted that
 * writes to it, and all threads are when a transfer is paused.
 */
final class WholeLines implements Closeable {
    private final RandomAccessFile file;

    /** @param length of the lines that are good, each with its end; what follows is cut off */
    WholeLines(Path path, long length) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        if (file.length() < length) { // the end of the last line alone is missing
            file.seek(file.length());
            file.write('\n');
        }
        cut(length);
    }

    /** Half a line, as a full disk leaves it, would make all lines behind it unreadable. */
    void add(String line) throws IOException {
        long before = file.getFilePointer();
        boolean whole = false;
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            whole = true;
        } finally {
            if (!whole) {
                cut(before);
            }
        }
    }

    private void cut(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
    }

    /** Returns when the disk has all of it. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
