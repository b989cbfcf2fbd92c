package dev.signalbox.download.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps files below a folder. Its name comes from a file in that folder, so processes that share the folder share the
 * name, also under another path, and a folder of the same path on another host has another.
 */
public final class FileSystemStorage implements FileStorage {
    static final String ID_FILE = ".signalbox-storage-id";

    /** What the system says of it; Java has no exception of its own for that. */
    private static final String TOO_LONG = "File name too long";

    private final Path root;
    private final String name;

    private FileSystemStorage(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    /** Makes the folder if it is not there, and sees whether it can be written to. */
    public static FileSystemStorage open(Path root) throws IOException {
        Files.createDirectories(root);
        var real = root.toRealPath();
        var probe = Files.createTempFile(real, ".write-check", ".tmp");
        try {
            return new FileSystemStorage(real, "filesystem:" + id(real, probe));
        } finally {
            Files.delete(probe);
        }
    }

    /** The first process decides: a link appears with all that is in its file. */
    private static String id(Path root, Path probe) throws IOException {
        var file = root.resolve(ID_FILE);
        if (!Files.exists(file)) {
            Files.writeString(probe, UUID.randomUUID().toString());
            try {
                Files.createLink(file, probe);
            } catch (FileAlreadyExistsException e) {
                return Files.readString(file).strip();
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(probe, file);
            }
        }
        return Files.readString(file).strip();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Path> localRoot() {
        return Optional.of(root);
    }

    @Override
    public void store(Finished file, FilePath path) throws IOException {
        var target = target(path);
        try {
            folder(parent(target));
            move(file.file(), target);
        } catch (FileSystemException e) {
            if (TOO_LONG.equals(e.getReason())) {
                throw new PathRefusedException("The storage has no room for the name " + path + ": " + TOO_LONG, e);
            }
            throw e;
        }
        sync(parent(target));
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            copy(file, target);
        }
    }

    /** Beside its target first, so that the name never stands for a part of the file. */
    private static void copy(Path file, Path target) throws IOException {
        var beside = Files.createTempFile(parent(target), "." + target.getFileName(), ".tmp");
        try {
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
            sync(beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public void delete(FilePath path) throws IOException {
        var target = target(path);
        try {
            inside(parent(target));
            Files.deleteIfExists(target);
            Files.deleteIfExists(parent(target));
        } catch (NoSuchFileException e) {
            // Its folder is gone, and so is it.
            return;
        } catch (DirectoryNotEmptyException e) {
            // The folder has other files.
            return;
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "A path below the root has one above it");
    }

    private Path target(FilePath path) {
        return root.resolve(path.value());
    }

    /** Each level by itself: what is there already must be a folder inside of the root, not a link out of it. */
    private void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            inside(folder);
            return;
        }
        if (!folder.equals(root)) {
            folder(parent(folder));
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (FileAlreadyExistsException e) {
            // Somebody else made it just now, or it is a link: then it is judged by where it leads.
            inside(folder);
        }
    }

    private void inside(Path folder) throws IOException {
        var real = folder.toRealPath();
        if (!real.startsWith(root)) {
            throw new IOException("The folder " + folder + " leads out of the storage, to " + real
                    + "; remove the link if it should not be there");
        }
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
