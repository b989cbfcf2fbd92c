package dev.signalbox.console.store.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/**
 * How much is in a folder.
 *
 * @param whole false when counting took too long or was interrupted, so there is more
 */
public record FolderSize(long files, long bytes, boolean whole) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Counts; files that go meanwhile are not in it. Reads the disk. */
    public static FolderSize of(Path folder) throws IOException {
        Counter counter = new Counter(System.nanoTime() + PATIENCE.toNanos());
        Files.walkFileTree(folder, counter);
        return new FolderSize(counter.files, counter.bytes, counter.whole);
    }

    private static final class Counter extends SimpleFileVisitor<Path> {
        private final long until;
        private long files;
        private long bytes;
        private boolean whole = true;

        Counter(long until) {
            this.until = until;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            whole = System.nanoTime() < until && !Thread.currentThread().isInterrupted();
            return whole ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone meanwhile
        }
    }
}
