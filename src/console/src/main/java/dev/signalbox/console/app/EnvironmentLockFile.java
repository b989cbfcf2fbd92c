package dev.signalbox.console.app;

import dev.signalbox.console.app.OpenedEnvironment.CannotOpenException;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps an environment to one window, also of several processes: archive and ledger have one writer. */
record EnvironmentLockFile(Path file, FileChannel channel) {
    /** Those of this process. POSIX drops a lock when the process closes any channel of its file, so no second one is opened. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    /** @param name what a refusal calls the environment */
    static EnvironmentLockFile take(Path folder, String name) {
        try {
            return free(folder).orElseThrow(() -> new CannotOpenException("The environment " + name
                    + " is open in another window."));
        } catch (IOException e) {
            throw new CannotOpenException("The folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    /** Empty when somebody has it. */
    static Optional<EnvironmentLockFile> free(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        Path file = folder.toRealPath().resolve("console.lock");
        return TAKEN.add(file) ? locked(file) : Optional.empty();
    }

    private static Optional<EnvironmentLockFile> locked(Path file) throws IOException {
        boolean ours = false;
        @Nullable
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            ours = channel.tryLock() != null;
            return ours ? Optional.of(new EnvironmentLockFile(file, channel)) : Optional.empty();
        } finally {
            if (!ours) {
                if (channel != null) {
                    channel.close();
                }
                TAKEN.remove(file);
            }
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TAKEN.remove(file);
        }
    }
}
