package dev.signalbox.localcloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.disk.FilePathDisk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the state that only takes up space. When the disk fills while something is being written, it is deleted, and what
 * was under way can be finished; then nothing more is begun until it could be made again. Without it the store would have to stop
 * in the middle of a write, and with it all reading.
 */
final class Reserve {
    /** More than what all who write at one moment may add. */
    static final int SIZE = 8 << 20;
    private static final int PIECE = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);

    private final String state;
    private final FilePath file;
    private volatile boolean spent;

    Reserve(String state) {
        this.state = state;
        this.file = FilePath.get(state + ".reserve");
        this.spent = !make();
    }

    /** Makes space; false if that was done already. */
    synchronized boolean spend() {
        if (spent) {
            return false;
        }
        spent = true;
        LOG.error("The disk is full; what is under way for {} is finished, and nothing more is taken", state);
        delete();
        return true;
    }

    boolean isSpent() {
        return spent;
    }

    /**
     * Tries to have it again.
     *
     * @throws StorageFullException when there is still no space
     */
    synchronized void again() {
        if (spent && !make()) {
            throw new StorageFullException(state);
        }
        if (spent) {
            spent = false;
            LOG.info("There is space again for {}", state);
        }
    }

    private boolean make() {
        if (file.exists() && file.size() == SIZE) {
            return true;
        }
        if (isHopeless()) {
            return false;
        }
        // Not zeros, which some file systems keep without taking up space.
        byte[] piece = new byte[PIECE];
        new Random(SIZE).nextBytes(piece);
        try (var channel = file.open("rw")) {
            for (int at = 0; at < SIZE; at += PIECE) {
                var bytes = ByteBuffer.wrap(piece);
                while (bytes.hasRemaining()) {
                    channel.write(bytes, at + (long) bytes.position());
                }
            }
            return true;
        } catch (IOException | MVStoreException e) {
            LOG.debug("No space for {}", file, e);
            delete();
            return false;
        }
    }

    /** Trying costs writing; a disk that says how little it has need not be tried. */
    private boolean isHopeless() {
        try {
            return file instanceof FilePathDisk && Files.getFileStore(Path.of(file.toString()).toAbsolutePath()
                    .getParent()).getUsableSpace() < 2L * SIZE;
        } catch (IOException e) {
            LOG.debug("The space beside {} is not known", file, e);
            return false;
        }
    }

    private void delete() {
        try {
            file.delete();
        } catch (MVStoreException e) {
            LOG.warn("{} could not be deleted to make space", file, e);
        }
    }
}
