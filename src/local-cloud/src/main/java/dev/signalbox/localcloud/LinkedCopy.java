package dev.signalbox.localcloud;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A second tree with the same files, by links where the file system has them; what is deleted meanwhile is passed over. */
final class LinkedCopy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    private LinkedCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new LinkedCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var copy = to.resolve(from.relativize(file));
        if (attributes.isRegularFile()) {
            try {
                Files.createLink(copy, file);
            } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE;
            } catch (UnsupportedOperationException | IOException e) {
                Files.copy(file, copy);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }
}
