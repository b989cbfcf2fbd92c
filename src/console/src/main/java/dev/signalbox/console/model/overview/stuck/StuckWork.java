package dev.signalbox.console.model.overview.stuck;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.overview.KnownRuns;
import dev.signalbox.console.model.overview.stuck.Stuck.StackWaits.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is stuck: first what is lost without a person, then the longest at it.
 *
 * @param unpaced how many running executions were not judged by their pace, because too few runs of their state machine are known
 */
public record StuckWork(List<Stuck> items, int unpaced) {
    /** A machine of AWS Fargate comes within two minutes, one of EC2 within five. */
    public static final Duration PATIENCE_WITH_JOBS = Duration.ofMinutes(10);
    /** Longer than any of the bundled pipelines takes. */
    public static final Duration PATIENCE_WITH_STACKS = Duration.ofMinutes(30);

    public StuckWork {
        items = List.copyOf(items);
    }

    /** All that is known when it is worked out; what is not known is empty. */
    public record Known(List<ExecutionSummary> executions, KnownRuns runs, List<PendingCallback> waits,
            List<JobSummary> jobs, List<SeenStacks.Seen> stacks) {}

    public static StuckWork of(Known known, Instant now) {
        Set<String> answering = known.waits().stream().map(PendingCallback::executionArn).collect(Collectors.toSet());
        List<ExecutionSummary> running = known.executions().stream().filter(e -> e.status() == ExecutionStatus.RUNNING)
                .toList();
        // A wait says more than that its execution is slow: it says what for.
        Stream<Stuck> slow = running.stream().filter(e -> !answering.contains(e.id().arn())).flatMap(e -> slow(e, known
                .runs(), now).stream());
        Stream<Stuck> waits = known.waits().stream().flatMap(w -> wait(w, now).stream());
        Stream<Stuck> jobs = known.jobs().stream().flatMap(j -> job(j, now).stream());
        Stream<Stuck> stacks = known.stacks().stream().flatMap(s -> stack(s, now).stream());
        int unpaced = (int) running.stream().filter(e -> !known.runs().paces().containsKey(e.id().stateMachineName()))
                .count();
        return new StuckWork(Stream.of(waits, slow, jobs, stacks).flatMap(s -> s).sorted(Comparator.comparing(
                (Stuck s) -> s.tone() != Tone.FAILED).thenComparing(Stuck::since)).toList(), unpaced);
    }

    private static Optional<Stuck> slow(ExecutionSummary run, KnownRuns runs, Instant now) {
        return Optional.ofNullable(runs.paces().get(run.id().stateMachineName())).filter(p -> p.isPast(run.elapsed(
                now))).map(p -> new Stuck.PastPace(run, p));
    }

    private static Optional<Stuck> wait(PendingCallback wait, Instant now) {
        return wait.deadline().isEmpty() ? Optional.of(new Stuck.Endless(wait))
                : wait.deadline().filter(now::isAfter).map(d -> new Stuck.Overdue(wait, d));
    }

    private static Optional<Stuck> job(JobSummary job, Instant now) {
        boolean tooLong = job.createdAt().plus(PATIENCE_WITH_JOBS).isBefore(now);
        return job.status() == JobStatus.RUNNABLE && tooLong ? Optional.of(new Stuck.Machineless(job))
                : Optional.empty();
    }

    private static Optional<Stuck> stack(SeenStacks.Seen seen, Instant now) {
        String status = seen.stack().status();
        Optional<Why> why = status.equals("REVIEW_IN_PROGRESS") ? Optional.of(Why.REVIEW)
                : status.endsWith("_FAILED") ? Optional.of(Why.GAVE_UP)
                        : status.endsWith("_IN_PROGRESS") && seen.since().plus(PATIENCE_WITH_STACKS).isBefore(now)
                                ? Optional.of(Why.SLOW)
                                : Optional.empty();
        return why.map(w -> new Stuck.StackWaits(seen.stack(), w, seen.since()));
    }
}
