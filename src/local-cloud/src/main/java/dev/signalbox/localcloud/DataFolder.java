package dev.signalbox.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The folder of one local cloud, locked for this process as long as it is open. */
final class DataFolder implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    record KeyPair(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "KeyPair[" + accessKeyId + "]";
        }
    }

    /**
     * Locks the folder and brings it to the version that this Signalbox works with.
     *
     * @throws DataFolderNotWritableException when it cannot be created or written
     * @throws DataFolderInUseException when another local cloud has it open, in this process or another
     * @throws DataFolderVersionException when a newer Signalbox wrote it
     */
    static DataFolder open(Path folder) {
        var locked = lock(folder);
        try {
            FolderFormat.current().bring(folder);
            return locked;
        } catch (IOException e) {
            locked.closeAfter(e);
            throw new DataFolderNotWritableException(folder, e);
        } catch (RuntimeException e) {
            locked.closeAfter(e);
            throw e;
        }
    }

    /** As {@link #open}, whatever the folder's version. */
    static DataFolder lock(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new FileSystemException(folder.toString(), null, "it is a file");
            }
            OwnerOnly.folder(folder);
            var lockFile = folder.resolve(FolderParts.LOCK);
            var channel = FileChannel.open(lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    OwnerOnly.permissions(lockFile, "rw-------"));
            if (lock(channel).isEmpty()) {
                channel.close();
                throw new DataFolderInUseException(folder, new EndpointFile(folder).read());
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    Path path() {
        return folder;
    }

    EndpointFile endpointFile() {
        return new EndpointFile(folder);
    }

    /** The folder's own key pair, made on first use. */
    KeyPair keys() {
        return keysIn(folder);
    }

    static KeyPair keysIn(Path folder) {
        var file = folder.resolve(FolderParts.KEYS);
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), KeyPair.class);
            }
            byte[] secret = new byte[30];
            new SecureRandom().nextBytes(secret);
            var keys = new KeyPair("local", Base64.getEncoder().encodeToString(secret));
            OwnerOnly.replace(file, JSON.writeValueAsBytes(keys));
            return keys;
        } catch (IOException e) {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
