package dev.signalbox.console.store.transfer.work;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Journal.Pending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one transfer: finds files and moves as many at once as there are connections, and finds no more meanwhile. */
public final class Driver {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    /** So many failures are no accident any more. */
    static final int MOST_FAILURES = 10_000;

    private final Journal journal;
    private final Hauler hauler;
    private final Tally tally;
    private final ExecutorService threads;
    private final Semaphore window;
    private final int width;
    private final AtomicReference<@Nullable String> standstill = new AtomicReference<>();

    /** @param threads of this run alone; they are interrupted to end it */
    public Driver(Journal journal, Hauler hauler, Tally tally, ExecutorService threads, int width) {
        this.journal = journal;
        this.hauler = hauler;
        this.tally = tally;
        this.threads = threads;
        this.width = width;
        window = new Semaphore(width);
    }

    /** @return why it stands still; empty when nothing is left to do */
    public Optional<String> run() throws InterruptedException {
        try {
            for (var left : journal.pending()) {
                start(left);
            }
            for (int root = 0; root < journal.plan().roots().size(); root++) {
                find(root);
            }
        } catch (GatewayException e) {
            stop(e.failure().code() + ": " + e.failure().message());
        } catch (UncheckedIOException e) {
            stop(String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
        } catch (IOException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (RejectedExecutionException e) {
            LOG.debug("Ended while files were found", e);
        } catch (InterruptedException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
        window.acquire(width);
        return Optional.ofNullable(standstill.get()).or(this::left);
    }

    /** What is neither there nor failed nor left out was lost on the way, which is a defect, and no end. */
    private Optional<String> left() {
        var totals = journal.totals();
        long open = totals.files() - totals.done() - totals.skipped() - totals.failed();
        return threads.isShutdown() || open == 0 && totals.listed() ? Optional.empty()
                : Optional.of(open + " files are neither here nor failed");
    }

    private void find(int root) throws GatewayException, IOException, InterruptedException {
        var after = journal.unlistedAfter(root);
        if (after.isPresent() && standstill.get() == null) {
            hauler.find(root, after.get(), item -> start(journal.found(item)));
            if (standstill.get() == null) {
                journal.listed(root);
            }
        }
    }

    private void start(Pending item) throws InterruptedException {
        window.acquire();
        try {
            threads.execute(() -> {
                try {
                    move(item);
                } finally {
                    window.release();
                }
            });
        } catch (RejectedExecutionException e) {
            window.release();
            throw e;
        }
    }

    private void move(Pending pending) {
        Item item = pending.item();
        if (standstill.get() != null) {
            return;
        }
        try {
            attempt(pending, item);
        } catch (UncheckedIOException e) {
            stop(String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
        }
    }

    private void attempt(Pending pending, Item item) {
        try (var move = tally.begin(item.number(), item.key(), item.size())) {
            hauler.move(pending, move).ifPresentOrElse(how -> journal.done(item, how), () -> journal.skipped(item));
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.Locked || e.failure() instanceof Failure.SignInNeeded) {
                stop(e.failure().message()); // nothing was sent: it goes on from here once that is mended
                return;
            }
            failed(item, e.failure().code() + ": " + e.failure().message());
        } catch (StandstillException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failed(item, Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // such as a name that this computer's encoding does not have
            LOG.warn("{} cannot be moved", item.key(), e);
            failed(item, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** What fails because the run ends has not failed. */
    private void failed(Item item, String why) {
        if (threads.isShutdown() || Thread.currentThread().isInterrupted()) {
            return;
        }
        journal.failed(item, why);
        if (journal.totals().failed() >= MOST_FAILURES) {
            stop(MOST_FAILURES + " files failed");
        }
    }

    private void stop(String why) {
        standstill.compareAndSet(null, why);
    }
}
