package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of layers while somebody uses it. Several threads and processes may; the last one empties it when it has
 * grown too large, as no layer is known to be wanted again.
 */
final class ImageCache implements AutoCloseable {
    static final long MOST_BYTES = 1L << 30;
    private static final Map<Path, Users> IN_USE = new HashMap<>();

    private final Path folder;
    private final long most;

    private ImageCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** The threads of this process that use one folder; for other processes it is locked once. */
    private static final class Users {
        private final FileLock lock;
        private int count;

        Users(FileLock lock) {
            this.lock = lock;
        }
    }

    static ImageCache use(Path folder) {
        return use(folder, MOST_BYTES);
    }

    static ImageCache use(Path folder, long most) {
        var path = folder.toAbsolutePath().normalize();
        synchronized (IN_USE) {
            try {
                Files.createDirectories(path);
                var users = IN_USE.get(path);
                if (users == null) {
                    users = new Users(FileChannel.open(lockFile(path), StandardOpenOption.CREATE,
                            StandardOpenOption.READ, StandardOpenOption.WRITE).lock(0, Long.MAX_VALUE, true));
                    IN_USE.put(path, users);
                }
                users.count++;
                return new ImageCache(path, most);
            } catch (IOException e) {
                throw new DeployException("The folder for image layers " + path + " cannot be used: " + e.getMessage()
                        + ". Make it writable or free some space.", e);
            }
        }
    }

    private static Path lockFile(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
    }

    Path base() {
        return folder.resolve("base");
    }

    Path application() {
        return folder.resolve("application");
    }

    Path jars() {
        return folder.resolve("jars");
    }

    @Override
    public void close() {
        synchronized (IN_USE) {
            var users = IN_USE.get(folder);
            if (users != null && --users.count == 0) {
                IN_USE.remove(folder);
                try (var channel = users.lock.acquiredBy()) {
                    users.lock.release();
                    prune((FileChannel) channel);
                } catch (IOException e) {
                    throw new DeployException("The folder for image layers " + folder + " could not be tidied: " + e
                            .getMessage() + ". It may be deleted.", e);
                }
            }
        }
    }

    private void prune(FileChannel channel) throws IOException {
        if (size() > most) {
            @Nullable
            FileLock alone = channel.tryLock();
            if (alone != null) { // no other process uses it
                try (alone) {
                    delete();
                }
            }
        }
    }

    private long size() throws IOException {
        long[] bytes = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // another process moved it
            }
        });
        return bytes[0];
    }

    private void delete() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
