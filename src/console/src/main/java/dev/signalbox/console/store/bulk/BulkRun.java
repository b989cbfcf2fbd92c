package dev.signalbox.console.store.bulk;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.bulk.BulkJob;
import dev.signalbox.console.model.bulk.BulkResult;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.model.bulk.BulkState.Phase;
import dev.signalbox.console.store.Tasks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Works through one job on a thread of its own. */
final class BulkRun {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BulkJob job;
    private final BulkAct act;
    private final BulkJournal journal;
    private final Consumer<BulkState> told;
    private final Clock clock;
    private final List<BulkResult> results = new ArrayList<>();
    private Optional<String> why = Optional.empty();
    private boolean paused;
    private boolean cancelled;
    private int goneOn;
    private Instant toldAt = Instant.MIN;

    BulkRun(BulkJournal.Left left, BulkAct act, BulkJournal journal, Consumer<BulkState> told, Clock clock) {
        this.job = left.job();
        this.act = act;
        this.journal = journal;
        this.told = told;
        this.clock = clock;
        results.addAll(left.results());
    }

    BulkJob job() {
        return job;
    }

    synchronized void pause(Optional<String> reason) {
        paused = true;
        why = reason;
        tell(Phase.PAUSED);
    }

    synchronized void goOn() {
        paused = false;
        goneOn++;
        why = Optional.empty();
        notifyAll();
        tell(Phase.RUNNING);
    }

    private synchronized int goneOn() {
        return goneOn;
    }

    /** Nobody answered. If the operator said "go on" since the try began, that asks for another one first. */
    private synchronized void pauseUnlessToldToGoOn(String reason, int since) {
        if (goneOn == since) {
            pause(Optional.of(reason));
        }
    }

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Returns when all is done, it was cancelled, or the session ends; then the journal tells where to go on. */
    void work(Tasks.Task task) {
        try (journal) {
            Instant began = clock.instant();
            int before = results.size();
            Set<Integer> settled = results.stream().map(BulkResult::item).collect(Collectors.toCollection(
                    HashSet::new));
            tell(Phase.RUNNING);
            for (int i = 0; i < job.items().size() && mayGoOn(); i++) {
                if (settled.contains(i) || !settle(i)) {
                    continue;
                }
                progress(task, began, results.size() - before);
            }
            end(task);
        } catch (IOException e) {
            task.failed(new Failure.Unexpected("Journal", String.valueOf(e.getMessage()), Optional.empty()));
            tell(Phase.CUT_OFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(Phase.CUT_OFF);
        }
    }

    private synchronized boolean mayGoOn() throws InterruptedException {
        while (paused && !cancelled) {
            wait();
        }
        return !cancelled;
    }

    /** Tries until there is an answer; while nobody answers, it waits for the operator. False if it was cancelled meanwhile. */
    private boolean settle(int index) throws IOException, InterruptedException {
        int throttled = 0;
        int unanswered = 0;
        while (mayGoOn()) {
            int since = goneOn();
            try {
                String words = act.perform(job, index);
                add(new BulkResult(index, true, words));
                return true;
            } catch (GatewayException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                if (e.failure() instanceof Failure.Unreachable && ++unanswered < TRIES) {
                    continue; // Connections that broke while they lay idle are found out one after the other.
                }
                if (waitsForTheOperator(e.failure())) {
                    unanswered = 0;
                    pauseUnlessToldToGoOn(e.failure().message(), since);
                } else if (!(e.failure() instanceof Failure.Throttled) || ++throttled >= TRIES) {
                    add(new BulkResult(index, false, e.failure().code() + ": " + e.failure().message()));
                    return true;
                }
            }
        }
        return false;
    }

    /** Nobody answered, or nobody was asked: it goes on from here once that is mended. */
    private static boolean waitsForTheOperator(Failure failure) {
        return failure instanceof Failure.Unreachable || failure instanceof Failure.TimedOut
                || failure instanceof Failure.Locked || failure instanceof Failure.SignInNeeded;
    }

    private void add(BulkResult result) throws IOException {
        journal.add(result);
        synchronized (this) {
            results.add(result);
        }
        if (toldAt.plus(PAUSE).isBefore(clock.instant())) {
            toldAt = clock.instant();
            tell(Phase.RUNNING);
        }
    }

    private void progress(Tasks.Task task, Instant began, int now) {
        double seconds = Math.max(0.001, Duration.between(began, clock.instant()).toMillis() / 1000.0);
        double rate = now / seconds;
        int all = job.items().size();
        Duration left = Duration.ofSeconds((long) ((all - results.size()) / Math.max(rate, 0.001)));
        task.progress((double) results.size() / all, String.format(Locale.ROOT, "%d of %d · %.1f/s · %s left", results
                .size(), all, rate, Spans.age(left)));
    }

    private void end(Tasks.Task task) throws IOException {
        journal.end();
        boolean all = results.size() == job.items().size();
        long refused = results.stream().filter(r -> !r.done()).count();
        String words = (results.size() - refused) + " done, " + refused + " refused" + (all ? ""
                : ", " + (job.items().size() - results.size()) + " not tried");
        if (all) {
            task.done(words, Optional.of(new Destination.Executions(Optional.empty())));
        } else {
            task.cancelled(words);
        }
        tell(all ? Phase.ENDED : Phase.CANCELLED);
    }

    private void tell(Phase phase) {
        List<BulkResult> known;
        Optional<String> reason;
        Phase now;
        synchronized (this) {
            known = List.copyOf(results);
            reason = why;
            now = phase == Phase.RUNNING && paused ? Phase.PAUSED : phase;
        }
        told.accept(new BulkState(job, now, known, reason));
    }
}
