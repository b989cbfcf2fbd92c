package dev.signalbox.console.store.local;

import dev.signalbox.console.store.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the local cloud is to be reset when the console starts next: it cannot be while it runs. A file in the data folder says so;
 * until then it can be taken back.
 */
public final class PlannedReset {
    private static final Logger LOG = LoggerFactory.getLogger(PlannedReset.class);
    private static final String MARK = "reset-at-next-start";

    private final Path mark;
    private final Executor worker;
    private final Topic<State> state = new Topic<>(new State(false, Optional.empty()));

    /** @param worker for the disk */
    public PlannedReset(Path dataFolder, Executor worker) {
        this.mark = mark(dataFolder);
        this.worker = worker;
        worker.execute(() -> state.publish(new State(Files.exists(mark), Optional.empty())));
    }

    /** Whether this folder is to be reset. Reads the disk. */
    public static boolean isDue(Path dataFolder) {
        return Files.exists(mark(dataFolder));
    }

    /** It was reset, or is not to be any more. */
    public static void forget(Path dataFolder) throws IOException {
        Files.deleteIfExists(mark(dataFolder));
    }

    private static Path mark(Path dataFolder) {
        return dataFolder.resolve(MARK);
    }

    public Topic<State> state() {
        return state;
    }

    /** Plans it. */
    public void plan() {
        change(() -> Files.writeString(mark,
                "Signalbox resets the local cloud of this folder when the console starts next."
                        + " Delete this file to keep everything.\n"));
    }

    /** Takes it back. */
    public void cancel() {
        change(() -> Files.deleteIfExists(mark));
    }

    private void change(Change change) {
        worker.execute(() -> {
            Optional<String> problem = Optional.empty();
            try {
                change.run();
            } catch (IOException e) {
                LOG.warn("{} cannot be changed", mark, e);
                problem = Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
            state.publish(new State(Files.exists(mark), problem));
        });
    }

    /**
     * @param planned as the disk has it
     * @param problem why what was asked for could not be done
     */
    public record State(boolean planned, Optional<String> problem) {}

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }
}
