package dev.signalbox.console.store.downloads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.downloads.ApiKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keys of services that were added by hand, in a file that only its owner may read. Reads and writes on the caller's thread. */
public final class KeyFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    synchronized Optional<ApiKey> key(String service) throws IOException {
        return Optional.ofNullable(read().get(service)).map(ApiKey::new);
    }

    /** @param key empty to forget it */
    synchronized void put(String service, Optional<ApiKey> key) throws IOException {
        Map<String, String> keys = read();
        key.ifPresentOrElse(k -> keys.put(service, k.secret()), () -> keys.remove(service));
        write(keys);
    }

    private Map<String, String> read() throws IOException {
        try {
            var keys = new TreeMap<String, String>();
            JSON.readTree(Files.readAllBytes(file)).properties().forEach(k -> keys.put(k.getKey(), k.getValue()
                    .asText()));
            return keys;
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (JsonProcessingException e) {
            // Jackson's message may quote what it read.
            throw new IOException(file + " is no JSON; delete it and enter the keys again");
        }
    }

    /** As a whole or not at all. */
    private void write(Map<String, String> keys) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly())) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(keys));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Windows keeps a user's own folders private by itself. */
    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                "rw-------"))} : new FileAttribute<?>[0];
    }
}
