package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

/**
 * Moves jobs from status to status, with what that means for jobs that wait for them and for array jobs that they belong
 * to. Every method is called inside a change of the state.
 */
final class Lifecycle {
    private final Jobs jobs;
    private final Time time;
    private final Dependencies dependencies;
    private final Line line = new Line();
    /** Jobs whose dependencies are to be looked at; worked off in a loop, since chains can be thousands long. */
    private final ArrayDeque<String> due = new ArrayDeque<>();
    /** Children of an array job that have yet to end. */
    private final Map<String, Integer> unfinished = new HashMap<>();
    private final Map<String, Long> usedMilliVcpus = new HashMap<>();

    Lifecycle(Jobs jobs, Time time) {
        this.jobs = jobs;
        this.time = time;
        this.dependencies = new Dependencies(jobs);
    }

    Dependencies dependencies() {
        return dependencies;
    }

    Line line() {
        return line;
    }

    long usedMilliVcpus(String environment) {
        return usedMilliVcpus.getOrDefault(environment, 0L);
    }

    /** Takes in a job as stored, when it is submitted and when the local cloud starts. */
    void track(Job job) {
        switch (job.status()) {
            case SUBMITTED, PENDING -> due.add(job.id());
            case RUNNABLE -> line.add(job);
            case STARTING, RUNNING -> hold(job);
            default -> throw new IllegalArgumentException("Job " + job.id() + " is " + job.status());
        }
        if (job.parent() != null) {
            unfinished.merge(job.parent(), 1, Integer::sum);
        }
    }

    /** Has a waiting job looked at again. */
    void reconsider(String id) {
        due.add(id);
    }

    /** Looks at the dependencies of all jobs for which something changed. */
    void settle() {
        for (var id = due.poll(); id != null; id = due.poll()) {
            jobs.get(id).ifPresent(this::settle);
        }
    }

    private void settle(Job job) {
        boolean waits = job.status() == JobStatus.SUBMITTED || job.status() == JobStatus.PENDING;
        if (!waits || unfinished.containsKey(job.id())) {
            return;
        }
        var outlook = dependencies.outlook(job);
        if (job.cancelled()) {
            // AWS cancels a PENDING job only once all jobs that it waits for have ended.
            if (!dependencies.open(job)) {
                fail(job, job.stopReason());
            }
        } else if (outlook == Dependencies.Outlook.FAILED) {
            fail(job, "Dependent Job failed");
        } else if (outlook == Dependencies.Outlook.OPEN) {
            if (job.status() == JobStatus.SUBMITTED) {
                jobs.put(job.with(d -> d.status(JobStatus.PENDING)));
            }
        } else if (job.arrayParent()) {
            spawn(jobs.put(job.with(d -> d.status(JobStatus.PENDING))));
        } else {
            runnable(job);
        }
    }

    private void spawn(Job parent) {
        int size = parent.detail().arrayProperties().size();
        IntStream.range(0, size).forEach(i -> {
            var detail = parent.detail().copy(d -> child(d, parent, i));
            track(jobs.put(Job.submitted(detail, parent.order() + 1 + i, parent.id())));
        });
    }

    private void child(JobDetail.Builder detail, Job parent, int index) {
        detail.jobId(parent.id() + ":" + index).jobArn(parent.detail().jobArn() + ":" + index)
                .createdAt(now()).arrayProperties(a -> a.index(index));
    }

    void runnable(Job job) {
        line.add(jobs.put(job.runnable(now())));
    }

    /** Says why a RUNNABLE job does not start, or that the reason is gone. */
    Job explain(Job job, @Nullable String reason) {
        return jobs.put(job.blocked(reason, now()));
    }

    /** Puts a RUNNABLE job on an environment. */
    Job place(Job job, String environment) {
        line.remove(job, now());
        var placed = jobs.put(job.with(d -> d.status(JobStatus.STARTING)).on(environment));
        hold(placed);
        return placed;
    }

    private void hold(Job job) {
        if (job.environment() != null) {
            usedMilliVcpus.merge(job.environment(), job.milliVcpus(), Long::sum);
        }
    }

    /** Gives back what a STARTING or RUNNING job held. */
    Job release(Job job) {
        if (job.environment() != null) {
            usedMilliVcpus.merge(job.environment(), -job.milliVcpus(), Long::sum);
        }
        return job.on(null);
    }

    void fail(Job job, @Nullable String reason) {
        finish(job, JobStatus.FAILED, reason);
    }

    /** Ends a job that is on no environment. */
    void finish(Job job, JobStatus status, @Nullable String reason) {
        if (job.status() == JobStatus.RUNNABLE) {
            line.remove(job, now());
        }
        jobs.put(job.with(d -> d.status(status).statusReason(reason).stoppedAt(now())));
        due.addAll(dependencies.waitersOf(job.id()));
        if (job.arrayParent()) {
            // Children that were never made keep others waiting as well.
            IntStream.range(0, job.detail().arrayProperties().size())
                    .forEach(i -> due.addAll(dependencies.waitersOf(job.id() + ":" + i)));
        }
        if (job.parent() != null) {
            childEnded(job.parent());
        }
    }

    private void childEnded(String parent) {
        int left = unfinished.merge(parent, -1, Integer::sum);
        if (left > 0) {
            return;
        }
        unfinished.remove(parent);
        jobs.get(parent).ifPresent(job -> {
            boolean failed = jobs.count(Jobs.ofArray(parent), JobStatus.FAILED) > 0;
            boolean stopped = job.stopReason() != null;
            var reason = stopped ? job.stopReason() : failed ? "Array Child Job failed" : null;
            finish(job, failed ? JobStatus.FAILED : JobStatus.SUCCEEDED, reason);
        });
    }

    private long now() {
        return time.now().toEpochMilli();
    }
}
