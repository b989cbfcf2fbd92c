package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.store.transfer.work.LocalFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file that is not complete. What goes wrong here is told apart from what goes wrong on the way. */
final class PartFile implements Closeable {
    private final FileChannel channel;

    /** @param kept whether what is in it is of use */
    PartFile(Path file, boolean kept) throws LocalFileException {
        var options = new HashSet<OpenOption>(Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS));
        if (!kept) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        try {
            channel = FileChannel.open(file, options);
        } catch (IOException e) {
            throw new LocalFileException(e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
    }

    void write(byte[] bytes, int count, long at) throws LocalFileException {
        try {
            var buffer = ByteBuffer.wrap(bytes, 0, count);
            long position = at;
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
        } catch (IOException e) {
            throw new LocalFileException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Waits until the disk has all of it. */
    void force() throws LocalFileException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new LocalFileException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() throws LocalFileException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalFileException(String.valueOf(e.getMessage()), e);
        }
    }
}
