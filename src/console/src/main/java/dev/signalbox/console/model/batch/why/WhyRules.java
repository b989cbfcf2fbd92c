package dev.signalbox.console.model.batch.why;

import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells why a job has not started, from what AWS says about queue, environments and other jobs. What is not known is not guessed.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html">Jobs stuck in RUNNABLE</a>
 */
public final class WhyRules {
    private final JobDetails job;
    private final List<JobSummary> dependencies;
    private final BatchOverview overview;
    private final List<Check> checks = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    private WhyRules(JobDetails job, List<JobSummary> dependencies, BatchOverview overview) {
        this.job = job;
        this.dependencies = dependencies;
        this.overview = overview;
    }

    /** Empty for a job that runs or has ended. */
    public static Optional<WhyNotRunning> of(JobDetails job, List<JobSummary> dependencies, BatchOverview overview,
            Instant now) {
        var rules = new WhyRules(job, dependencies, overview);
        return rules.reason().map(reason -> new WhyNotRunning(reason, waits(job, now), rules.checks, rules.fixes));
    }

    private static Duration waits(JobDetails job, Instant now) {
        var waits = Duration.between(job.summary().createdAt(), now);
        return waits.isNegative() ? Duration.ZERO : waits;
    }

    private Optional<Reason> reason() {
        return switch (job.summary().status()) {
            case SUBMITTED -> Optional.of(new Reason.Fresh());
            case PENDING -> Optional.of(pending());
            case RUNNABLE -> Optional.of(runnable());
            case STARTING -> Optional.of(new Reason.Starting());
            case RUNNING, SUCCEEDED, FAILED -> Optional.empty();
        };
    }

    private Reason pending() {
        var others = job.dependsOn().stream().map(d -> other(d.jobId())).toList();
        var open = others.stream().filter(o -> !o.status().equals(Optional.of(JobStatus.SUCCEEDED))).toList();
        var failed = open.stream().filter(o -> o.status().equals(Optional.of(JobStatus.FAILED))).findFirst();
        if (!others.isEmpty()) {
            checks.add(open.isEmpty() ? Check.yes(Check.Kind.DEPENDENCIES, others.size())
                    : Check.no(Check.Kind.DEPENDENCIES, open.size(), others.size()));
        }
        failed.or(() -> open.stream().findFirst()).ifPresent(o -> fixes.add(new Fix.OpenJob(o.id(), o.name())));
        if (failed.isPresent()) {
            return new Reason.Doomed(failed.get());
        }
        if (!open.isEmpty()) {
            return new Reason.Dependencies(open);
        }
        if (job.summary().isArray()) {
            int size = job.summary().arrayPart().map(JobSummary.ArrayPart::size).orElse(0);
            checks.add(Check.note(Check.Kind.CHILDREN, size));
            return new Reason.Children(size, job.statusSummary());
        }
        return unknown();
    }

    private Reason.Other other(String id) {
        return dependencies.stream().filter(j -> j.id().equals(id)).findFirst().or(() -> overview.job(id))
                .map(j -> new Reason.Other(id, j.name(), Optional.of(j.status())))
                .orElse(new Reason.Other(id, id, Optional.empty()));
    }

    private Reason unknown() {
        return new Reason.Unknown(job.summary().statusReason().orElse(""));
    }

    private Reason runnable() {
        if (!job.dependsOn().isEmpty()) {
            checks.add(Check.yes(Check.Kind.DEPENDENCIES, job.dependsOn().size()));
        }
        var queue = overview.queue(job.summary().queue());
        if (queue.isEmpty()) {
            return unknown();
        }
        if (!queue.get().enabled()) {
            checks.add(Check.note(Check.Kind.QUEUE_STATE, queue.get().name()));
        }
        if (!queue.get().isValid()) {
            checks.add(Check.no(Check.Kind.QUEUE, queue.get().name(), queue.get().status()));
            return new Reason.QueueNotValid(queue.get().name(), queue.get().status(), queue.get().statusReason());
        }
        checks.add(Check.yes(Check.Kind.QUEUE, queue.get().name()));
        var reason = new EnvironmentRules(job, overview, checks, fixes).reason(queue.get()).orElseGet(this::turn);
        if (!queue.get().enabled()) {
            fixes.add(new Fix.EnableQueue(queue.get().name()));
        }
        return reason;
    }

    private Reason turn() {
        int ahead = overview.ahead(job.summary());
        if (ahead > 0) {
            var first = overview.front(job.summary().queue()).filter(f -> !f.id().equals(job.summary().id()))
                    .map(f -> new Reason.Other(f.id(), f.name(), Optional.of(f.status())));
            checks.add(Check.no(Check.Kind.TURN, ahead));
            first.ifPresent(f -> fixes.add(new Fix.OpenJob(f.id(), f.name())));
            return new Reason.Behind(ahead, first, job.share());
        }
        checks.add(Check.yes(Check.Kind.TURN));
        return new RoomRule(job, overview, checks, fixes).reason();
    }
}
