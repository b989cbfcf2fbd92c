package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.batch.model.AttemptDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** The attempts under way: starts them, ends them on time or on demand, and decides what follows from their end. */
final class Attempts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final BatchState state;
    private final Lifecycle lifecycle;
    private final Time time;
    private final JobRunner runner;
    private final Orders orders;
    private final Runnable changed;
    private final Map<String, Attempt> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param changed told when a job has ended or is to run again */
    Attempts(Scheduler.Parts parts, JobRunner runner, Runnable changed) {
        this.state = parts.state();
        this.lifecycle = parts.lifecycle();
        this.time = parts.time();
        this.orders = parts.orders();
        this.runner = runner;
        this.changed = changed;
    }

    /** Starts the attempt of a job that was made STARTING. */
    void launch(Job job) {
        var attempt = new Attempt(job.id());
        underWay.put(job.id(), attempt);
        attempt.begun(runner.start(orders.of(job), attempt));
        // Terminated between being placed and being launched: nobody could stop it then.
        state.jobs().get(job.id()).filter(Job::terminated).ifPresent(j -> attempt.stop());
    }

    /** Stops the job's attempt if there is one; what follows is decided when it has ended. */
    void stop(String jobId) {
        var attempt = underWay.get(jobId);
        if (attempt != null) {
            attempt.stop();
        }
    }

    /** Ends the attempt of a job that ran when the local cloud last ended without saying goodbye. */
    void lost(Job job) {
        var environment = job.environment() == null ? job.queue() : job.environment();
        var reason = "Host EC2 (instance " + Orders.instanceOf(environment) + ") terminated.";
        state.change(() -> end(job.id(), new JobRunner.End(null, reason, "The local cloud stopped during the attempt"),
                false));
    }

    private void running(Attempt attempt) {
        state.change(() -> state.jobs().get(attempt.jobId).filter(j -> j.status() == JobStatus.STARTING).ifPresent(
                job -> state.jobs().put(job.with(d -> d.status(JobStatus.RUNNING).startedAt(now().toEpochMilli())
                        .container(orders.onHost(job))))));
        state.jobs().get(attempt.jobId).map(job -> job.detail().timeout())
                .ifPresent(t -> attempt.endAt(now().plusSeconds(t.attemptDurationSeconds())));
    }

    private void ended(Attempt attempt, JobRunner.End end) {
        if (closed || !underWay.remove(attempt.jobId, attempt)) {
            return;
        }
        attempt.cancelTimer();
        state.change(() -> end(attempt.jobId, end, attempt.timedOut));
        changed.run();
    }

    private void end(String jobId, JobRunner.End end, boolean timedOut) {
        var placed = state.jobs().get(jobId).filter(Job::placed);
        if (placed.isEmpty()) {
            LOG.warn("The attempt of job {} ended, but the job is not running", jobId);
            return;
        }
        var job = lifecycle.release(placed.get());
        var stopReason = job.stopReason();
        var reason = job.terminated() && stopReason != null ? stopReason
                : timedOut ? "Job attempt duration exceeded timeout" : end.statusReason();
        var attempt = attempt(job, end, reason);
        var container = job.detail().container().copy(c -> c.exitCode(end.exitCode()).reason(end.reason()));
        var after = job.with(d -> d.attempts(Orders.added(job.detail().attempts(), attempt)).statusReason(reason)
                .container(container));
        boolean stopped = job.terminated() || timedOut;
        if (!stopped && end.exitCode() != null && end.exitCode() == 0) {
            lifecycle.finish(after, JobStatus.SUCCEEDED, reason);
        } else if (!stopped && Retries.again(job.detail().retryStrategy(), attempt, job.attempt())) {
            lifecycle.runnable(after);
        } else {
            lifecycle.fail(after, reason);
        }
    }

    private AttemptDetail attempt(Job job, JobRunner.End end, String reason) {
        var container = job.detail().container();
        boolean ran = job.status() == JobStatus.RUNNING;
        return AttemptDetail.builder().statusReason(reason).stoppedAt(now().toEpochMilli())
                .startedAt(ran ? job.detail().startedAt() : null)
                .container(c -> c.exitCode(end.exitCode()).reason(end.reason())
                        .taskArn(ran ? container.taskArn() : null)
                        .containerInstanceArn(ran ? container.containerInstanceArn() : null).networkInterfaces(
                                List.of())
                        .logStreamName(ran ? container.logStreamName() : null))
                .build();
    }

    private Instant now() {
        return time.now();
    }

    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(Attempt::cancelTimer);
        runner.close();
    }

    /** One attempt under way. */
    private final class Attempt implements JobRunner.Events {
        private final String jobId;
        private JobRunner.Running handle = () -> {};
        private Time.Timer timer = () -> {};
        private boolean stopping;
        private volatile boolean timedOut;

        private Attempt(String jobId) {
            this.jobId = jobId;
        }

        private synchronized void begun(JobRunner.Running running) {
            handle = running;
            if (stopping) {
                running.stop();
            }
        }

        private synchronized void stop() {
            stopping = true;
            handle.stop();
        }

        private synchronized void endAt(Instant when) {
            timer = time.at(when, () -> {
                timedOut = true;
                stop();
            });
        }

        private synchronized void cancelTimer() {
            timer.cancel();
        }

        @Override
        public void running() {
            if (!closed) {
                Attempts.this.running(this);
            }
        }

        @Override
        public void ended(JobRunner.End end) {
            Attempts.this.ended(this, end);
        }
    }
}
