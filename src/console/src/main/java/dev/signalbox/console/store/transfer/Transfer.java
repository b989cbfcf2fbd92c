package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.transfer.FileTrouble;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.model.transfer.TransferState.Counts;
import dev.signalbox.console.model.transfer.TransferState.Speed;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.up.Upload;
import dev.signalbox.console.store.transfer.work.Driver;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transfer through its life: each run goes on with what the journal says is left. */
final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final long TOLD_EVERY_MS = 250;
    private static final int SHOWN = 200;

    private final Journal journal;
    private final Gateways gateways;
    private final Desk desk;
    private final Runnable changed;
    private volatile Speed speed = Speed.NONE;
    private volatile @Nullable Run run;

    /** Why a run was asked to end. */
    private enum Wish {
        PAUSE, CANCEL, LEAVE
    }

    /** What one run needs. */
    private static final class Run {
        private final Tally tally = new Tally();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private @Nullable Wish wish;
    }

    /** @param changed told when there is a new state */
    Transfer(Journal journal, Gateways gateways, Desk desk, Runnable changed) {
        this.journal = journal;
        this.gateways = gateways;
        this.desk = desk;
        this.changed = changed;
    }

    String id() {
        return journal.folder().getFileName().toString();
    }

    Journal journal() {
        return journal;
    }

    /** Begins, or goes on; nothing happens when it runs or is over. Blocks until the run ends. */
    void run() {
        Run mine;
        synchronized (this) {
            if (run != null || journal.totals().phase().isOver()) {
                return;
            }
            mine = new Run();
            run = mine;
            journal.phase(TransferPhase.RUNNING, "");
        }
        var plan = journal.plan();
        var task = desk.tasks().start(desk.name().apply(plan.direction()), plan.from(), Optional.of(() -> end(
                Wish.CANCEL)));
        var watch = Thread.ofVirtual().start(() -> watch(mine, task));
        var standstill = work(mine);
        mine.threads.shutdownNow();
        mine.tally.end();
        watch.interrupt();
        settle(mine, standstill, task);
        changed.run();
    }

    private Optional<String> work(Run mine) {
        try {
            var hauler = gateways.hauler(journal, mine.tally, mine.threads);
            return new Driver(journal, hauler, mine.tally, mine.threads, gateways.limits().connections().most()).run();
        } catch (InterruptedException e) {
            end(Wish.LEAVE);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Transfer {} stands still", id(), e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void watch(Run mine, Tasks.Task task) {
        var meters = new Meters(desk.clock());
        try {
            while (!mine.threads.isShutdown()) {
                var counts = counts();
                speed = meters.speed(mine.tally, counts);
                task.progress(counts.fraction(), Meters.words(counts, speed));
                changed.run();
                TimeUnit.MILLISECONDS.sleep(TOLD_EVERY_MS);
            }
        } catch (InterruptedException e) {
            LOG.trace("The run is over", e);
        }
    }

    private synchronized void settle(Run mine, Optional<String> standstill, Tasks.Task task) {
        var why = Optional.ofNullable(mine.wish);
        run = null;
        speed = new Speed(OptionalDouble.empty(), speed.average(), Optional.empty());
        try {
            if (why.isPresent()) {
                stopped(why.get(), task);
            } else if (standstill.isPresent()) {
                journal.phase(TransferPhase.PAUSED, standstill.get());
                task.failed(new Failure.Unexpected("Paused", standstill.get(), Optional.empty()));
            } else {
                ended(task);
            }
        } catch (UncheckedIOException e) {
            LOG.warn("The journal of transfer {} cannot be written", id(), e);
            task.failed(new Failure.Unexpected("NotWritten", String.valueOf(e.getMessage()), Optional.empty()));
        }
    }

    private void stopped(Wish wish, Tasks.Task task) {
        var done = Meters.words(counts(), Speed.NONE);
        switch (wish) {
            case PAUSE -> {
                journal.phase(TransferPhase.PAUSED, "");
                task.cancelled("Paused · " + done);
            }
            case LEAVE -> {
                journal.phase(TransferPhase.PAUSED, "The console was closed");
                task.cancelled("Paused · " + done);
            }
            case CANCEL -> {
                var left = discard();
                journal.phase(TransferPhase.CANCELLED, left);
                task.cancelled(left.isEmpty() ? done : done + " · " + left);
            }
        }
    }

    private void ended(Tasks.Task task) {
        var totals = journal.totals();
        long checked = totals.verified().entrySet().stream().filter(e -> !e.getKey().isEmpty()).mapToLong(
                Map.Entry::getValue).sum();
        var words = String.format(Locale.ROOT, "%s · %s · %,d checked", totals.done() == 1 ? "1 file"
                : totals.done()
                        + " files", Sizes.words(totals.bytesDone()), checked) + (totals.skipped() == 0 ? ""
                                : " · " + totals.skipped() + " skipped");
        if (totals.failed() == 0) {
            journal.phase(TransferPhase.DONE, "");
            task.done(words, Optional.empty());
        } else {
            journal.phase(TransferPhase.FAILED, "");
            task.failed(new Failure.Unexpected(totals.failed() + " of " + totals.files() + " files failed", journal
                    .troubles().getFirst().why() + " · " + words, Optional.empty()));
        }
    }

    /** @return what could not be removed, in words; empty when all was */
    String discard() {
        return Leftovers.remove(journal, gateways);
    }

    void pause() {
        end(Wish.PAUSE);
    }

    /** Ends it for good; what is finished stays. */
    void cancel() {
        synchronized (this) {
            if (run == null && !journal.totals().phase().isOver()) {
                journal.phase(TransferPhase.CANCELLED, discard());
                changed.run();
                return;
            }
        }
        end(Wish.CANCEL);
    }

    /** The console is about to close. */
    void leave() {
        end(Wish.LEAVE);
    }

    private synchronized void end(Wish wish) {
        if (run != null && run.wish == null) {
            run.wish = wish;
            run.tally.end();
            run.threads.shutdownNow();
        }
    }

    /** What failed is tried again by the next {@link #run}. */
    synchronized void again(boolean replace) {
        if (run == null && journal.totals().phase() == TransferPhase.FAILED) {
            if (replace) {
                journal.replace();
            }
            journal.again();
            journal.phase(TransferPhase.PAUSED, "");
        }
    }

    private Counts counts() {
        var totals = journal.totals();
        var mine = run;
        return new Counts(totals.files(), totals.bytes(), totals.listed(), totals.done(), totals.bytesDone()
                + (mine == null ? 0 : mine.tally.underway()), totals.skipped(), totals.failed(), totals.verified());
    }

    TransferState state() {
        var plan = journal.plan();
        var totals = journal.totals();
        var mine = run;
        var troubles = totals.failed() == 0 ? List.<FileTrouble>of() : journal.troubles();
        return new TransferState(id(), plan.direction(), plan.from(), plan.to(), Path.of(plan.folder()), totals.only()
                .map(
                        Path.of(plan.folder())::resolve), totals.phase(),
                Instant.ofEpochMilli(plan.startedAt()), counts(), speed, mine == null ? List.of()
                        : mine.tally.running(), troubles.stream().limit(SHOWN).toList(), troubles.stream()
                                .filter(t -> t.why().equals(Upload.TAKEN)).map(FileTrouble::name).toList(), totals
                                        .note());
    }
}
