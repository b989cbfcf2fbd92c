package dev.signalbox.download.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where finished files go. May be used by many threads and processes; a file appears whole or not at all. */
public interface FileStorage extends AutoCloseable {
    /**
     * Names what lies behind, so that whoever reads {@code StoredFile.storage} knows whether it reaches the file: the same
     * in all processes that share it, another for another disk or bucket.
     */
    String name();

    /**
     * Puts the file there, over an earlier one of the same path. A file that was moved is not where it was any more; the
     * caller removes what is left.
     *
     * @throws PathRefusedException when it takes no file of this path; this does not pass
     * @throws IOException when the storage is away, full or refuses it; this may pass
     * @throws InterruptedException when the thread was interrupted; nothing was stored
     */
    void store(Finished file, FilePath path) throws IOException, InterruptedException;

    /** Succeeds also when there is no such file. */
    void delete(FilePath path) throws IOException;

    /** The folder on a disk of this machine that files go to, if there is one. */
    default Optional<Path> localRoot() {
        return Optional.empty();
    }

    @Override
    default void close() {}

    /**
     * A whole file on the local disk.
     *
     * @param sha256 in hex
     * @param type its MIME type, empty if not known
     */
    record Finished(Path file, long bytes, String sha256, String type) {
        String typeOrBytes() {
            return type.isEmpty() ? "application/octet-stream" : type;
        }
    }
}
