package dev.signalbox.console.app;

import dev.signalbox.console.app.OpenedEnvironment.CannotOpenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps an environment to one window, also of several processes: archive and ledger have one writer. */
record EnvironmentLockFile(FileLock lock) {
    /** @param name what a refusal calls the environment */
    static EnvironmentLockFile take(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            FileLock lock = FileChannel.open(folder.resolve("console.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE).tryLock();
            if (lock == null) {
                throw inUse(name);
            }
            return new EnvironmentLockFile(lock);
        } catch (OverlappingFileLockException e) {
            throw inUse(name);
        } catch (IOException e) {
            throw new CannotOpenException("The folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    private static CannotOpenException inUse(String name) {
        return new CannotOpenException("The environment " + name + " is open in another window.");
    }

    void release() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
