package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** Takes jobs in, starts them when they may start, and stops them on demand. */
final class Scheduler implements AutoCloseable {
    private final BatchState state;
    private final Time time;
    private final Lifecycle lifecycle;
    private final Placement placement;
    private final Attempts attempts;
    private final History history;
    private final AtomicBoolean requested = new AtomicBoolean();
    /** Nothing starts before {@link #resume} has seen what was there, nor after the end. */
    private volatile boolean open;
    private long lastOrder;
    private Time.Timer nextLook = () -> {};

    /** What the scheduler and its attempts share. */
    record Parts(BatchState state, Lifecycle lifecycle, Time time, Orders orders) {}

    Scheduler(BatchState state, Time time, JobRunner runner) {
        this.state = state;
        this.time = time;
        this.lifecycle = new Lifecycle(state.jobs(), time);
        this.history = new History(state, time);
        this.placement = new Placement(state, lifecycle, time);
        this.attempts = new Attempts(new Parts(state, lifecycle, time, new Orders(state)), runner, this::request);
    }

    /** Takes up all jobs that had not ended; those that ran lose their attempt, for their process is gone. */
    void resume() {
        var lost = state.change(() -> {
            lastOrder = state.jobs().entries().mapToLong(Jobs.Entry::order).max().orElse(0);
            var live = state.jobs().entries()
                    .filter(e -> e.status() != JobStatus.SUCCEEDED && e.status() != JobStatus.FAILED)
                    .flatMap(e -> state.jobs().get(e.id()).stream()).sorted(Comparator.comparing(Job::order)).toList();
            live.forEach(lifecycle::track);
            return live.stream().filter(Job::placed).toList();
        });
        lost.forEach(attempts::lost);
        history.forgetOld();
        open = true;
        request();
    }

    /** Stores a new job; its place follows those of all earlier ones. Called inside a change. */
    void submit(Job job) {
        lifecycle.track(state.jobs().put(job));
    }

    /** Sets aside places for a job and its array children, ascending with time. Called inside a change. */
    long nextOrder(int places) {
        long first = Math.max(lastOrder + 1, time.now().toEpochMilli() * 1000);
        lastOrder = first + places - 1;
        return first;
    }

    Dependencies dependencies() {
        return lifecycle.dependencies();
    }

    long usedMilliVcpus(String environment) {
        return state.read(() -> lifecycle.usedMilliVcpus(environment));
    }

    List<Line.Place> front(Queue queue, int most) {
        return state.read(() -> lifecycle.line().front(queue.arn(), most));
    }

    /** Fails a job that has not started; one that has goes on untouched. Called inside a change. */
    void cancel(Job job, String reason) {
        if (job.finished() || job.placed()) {
            return;
        }
        boolean waits = job.status() == JobStatus.PENDING;
        var cancelled = job.with(d -> d.isCancelled(true)).stopped(reason);
        if (!waits) {
            lifecycle.fail(cancelled, reason);
            return;
        }
        state.jobs().put(cancelled);
        state.jobs().live(Jobs.ofArray(job.id())).forEach(child -> cancel(child, reason));
        lifecycle.reconsider(job.id());
    }

    /** Fails a job whatever it does; the process of a running one is asked to end. Called inside a change. */
    void terminate(Job job, String reason) {
        if (job.finished()) {
            return;
        }
        var terminated = state.jobs().put(job.with(d -> d.isTerminated(true)).stopped(reason));
        if (job.placed()) {
            attempts.stop(job.id());
            return;
        }
        var children = state.jobs().live(Jobs.ofArray(job.id()));
        children.forEach(child -> terminate(child, reason));
        if (children.isEmpty()) {
            lifecycle.fail(terminated, reason);
        }
    }

    /** Ends all jobs of a queue that is being deleted; called inside a change. */
    void empty(Queue queue) {
        state.jobs().live(Jobs.ofQueue(queue.arn())).forEach(job -> terminate(job, "Job queue deleted"));
    }

    /** Asks for a look at all queues, soon; several requests make one look. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            time.at(time.now(), this::pass);
        }
    }

    private void pass() {
        requested.set(false);
        if (!open) {
            return;
        }
        var round = state.change(() -> {
            lifecycle.settle();
            retire();
            return placement.place();
        });
        round.started().forEach(attempts::launch);
        lookAgain(round.due());
    }

    /** Forgets queues that are being deleted once their jobs have ended. */
    private void retire() {
        state.queues().values().filter(Queue::deleting).filter(q -> !state.jobs().anyLive(Jobs.ofQueue(q.arn())))
                .toList().forEach(q -> state.queues().remove(q.name()));
    }

    private synchronized void lookAgain(Optional<Instant> due) {
        nextLook.cancel();
        nextLook = due.map(when -> time.at(when, this::request)).orElse(() -> {});
    }

    @Override
    public void close() {
        open = false;
        lookAgain(Optional.empty());
        attempts.close();
    }
}
