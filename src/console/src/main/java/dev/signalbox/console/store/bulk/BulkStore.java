package dev.signalbox.console.store.bulk;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.model.bulk.BulkJob;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.model.bulk.BulkState.Phase;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bulk change at a time, with its journal in the data folder. What a crash cut off is offered again and never begun by itself. */
public final class BulkStore {
    private static final Logger LOG = LoggerFactory.getLogger(BulkStore.class);

    private final BulkAct act;
    private final Tasks tasks;
    private final Path folder;
    private final Executor worker;
    private final Clock clock;
    private final Topic<Optional<BulkState>> state = new Topic<>(Optional.empty());
    private @Nullable BulkRun run;

    /**
     * @param folder of the journals of this environment
     * @param worker may be blocked as long as a job takes
     */
    public BulkStore(ExecutionsGateway gateway, Tasks tasks, Path folder, Executor worker, Clock clock) {
        this.act = new BulkAct(gateway);
        this.tasks = tasks;
        this.folder = folder;
        this.worker = worker;
        this.clock = clock;
        worker.execute(this::lookForCutOff);
    }

    /** The job at hand, or the last one until it is put away. */
    public Topic<Optional<BulkState>> state() {
        return state;
    }

    /**
     * Begins a job, unless one is at work.
     *
     * @param what its name in the tray
     */
    public void begin(BulkJob job, String what) {
        start(what, new BulkJournal.Left(job, List.of(), false), () -> BulkJournal.begin(file(job), job));
    }

    /** Goes on with a job that was cut off. */
    public void resume(String what) {
        state.latest().filter(s -> s.phase() == Phase.CUT_OFF).ifPresent(s -> start(what, new BulkJournal.Left(s.job(),
                s.results(), false), () -> BulkJournal.goOn(file(s.job()))));
    }

    private synchronized void start(String what, BulkJournal.Left left, Opening opening) {
        if (run != null && state.latest().filter(s -> s.phase() == Phase.RUNNING || s.phase() == Phase.PAUSED)
                .isPresent()) {
            return;
        }
        state.publish(Optional.of(new BulkState(left.job(), Phase.RUNNING, left.results(), Optional.empty())));
        worker.execute(() -> work(what, left, opening));
    }

    private void work(String what, BulkJournal.Left left, Opening opening) {
        Tasks.Task task = tasks.start(what, left.job().items().size() + " executions", Optional.of(this::cancel));
        try {
            BulkRun next = new BulkRun(left, act, opening.open(), s -> state.publish(Optional.of(s)), clock);
            synchronized (this) {
                run = next;
            }
            next.work(task);
            state.latest().filter(BulkState::isOver).ifPresent(s -> remove(s.job()));
        } catch (IOException e) {
            LOG.warn("A bulk change has no journal and is not begun", e);
            task.failed(new dev.signalbox.console.model.Failure.Unexpected("Journal", "Nothing was done: " + e
                    .getMessage(), Optional.empty()));
            state.publish(Optional.empty());
        }
    }

    public synchronized void pause() {
        if (run != null) {
            run.pause(Optional.empty());
        }
    }

    public synchronized void goOn() {
        if (run != null) {
            run.goOn();
        }
    }

    public synchronized void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** Forgets a job that is over or is not to be gone on with. */
    public void putAway() {
        state.latest().filter(s -> s.isOver() || s.phase() == Phase.CUT_OFF).ifPresent(s -> {
            state.publish(Optional.empty());
            worker.execute(() -> remove(s.job()));
        });
    }

    /** What is done needs no journal, and inputs do not stay longer than they must. */
    private void remove(BulkJob job) {
        try {
            Files.deleteIfExists(file(job));
        } catch (IOException e) {
            LOG.warn("A journal stays", e);
        }
    }

    private void lookForCutOff() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".jsonl")).sorted(Comparator.reverseOrder()).toList().forEach(
                    this::offer);
        } catch (IOException e) {
            LOG.warn("Journals of bulk changes cannot be listed", e);
        }
    }

    private void offer(Path file) {
        try {
            BulkJournal.Left left = BulkJournal.read(file);
            if (left.ended()) {
                Files.delete(file);
            } else if (state.latest().isEmpty()) {
                state.publish(Optional.of(new BulkState(left.job(), Phase.CUT_OFF, left.results(), Optional.empty())));
            }
        } catch (IOException e) {
            LOG.warn("The journal {} cannot be read", file, e);
        }
    }

    private Path file(BulkJob job) {
        return folder.resolve(job.id() + ".jsonl");
    }

    @FunctionalInterface
    private interface Opening {
        BulkJournal open() throws IOException;
    }
}
