package dev.signalbox.console.app;

import dev.signalbox.console.app.single.SingleInstance;
import dev.signalbox.console.app.single.SingleInstance.Begun;
import dev.signalbox.console.app.single.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One console for a data folder, and what a start says that is not the first. */
final class OneConsole {
    private static final Logger LOG = LoggerFactory.getLogger(OneConsole.class);
    private final Path folder;
    private final AtomicReference<Optional<EnvironmentLockFile>> lock = new AtomicReference<>(Optional.empty());

    private OneConsole(Path folder) {
        this.folder = folder;
    }

    static SingleInstance in(Path folder) {
        var one = new OneConsole(folder);
        return new SingleInstance(folder, one::take, one::release);
    }

    /** A folder that cannot be written has no other console in it; the window says what is wrong with it. */
    private boolean take() {
        try {
            lock.set(EnvironmentLockFile.free(folder));
            return lock.get().isPresent();
        } catch (IOException e) {
            LOG.info("Whether another console runs is not known: {}", e.toString());
            return true;
        }
    }

    private void release() {
        lock.getAndSet(Optional.empty()).ifPresent(EnvironmentLockFile::release);
    }

    /**
     * What a start tells that is not the first one.
     *
     * @param wants what it was asked for, in words
     */
    static Said said(Begun begun, Wish wants, Path folder) {
        return switch (begun) {
            case Begun.First() -> new Said(0, "");
            case Begun.Shown() -> new Said(0, "Signalbox is running already; its window "
                    + (wants.what().isEmpty() ? "is in front now." : "shows " + wants.what() + "."));
            case Begun.Refused(String why) -> new Said(2, "Signalbox is running already, and its window cannot show "
                    + "this: " + why);
            case Begun.Silent(Optional<Long> process) -> new Said(1, "Signalbox seems to be running in " + folder
                    + process.map(p -> " (process " + p + ")").orElse("") + ", but it does not answer. Nothing was "
                    + "opened. Close its windows or end that process, or start with --data-folder <another folder>.");
        };
    }

    /** @param code what the process ends with */
    record Said(int code, String words) {}
}
