package dev.signalbox.console.model.batch.why;

import static dev.signalbox.console.model.batch.BatchSamples.NOON;
import static dev.signalbox.console.model.batch.BatchSamples.details;
import static dev.signalbox.console.model.batch.BatchSamples.environment;
import static dev.signalbox.console.model.batch.BatchSamples.job;
import static dev.signalbox.console.model.batch.BatchSamples.overview;
import static dev.signalbox.console.model.batch.BatchSamples.queue;
import static dev.signalbox.console.model.batch.BatchSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.BatchOverview.Usage;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.QueueFront;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with what makes it hold. */
class WhyRulesTest {
    private static final JobSummary RUNNABLE = job("a", JobStatus.RUNNABLE, 120);
    private static final JobQueue GOOD = queue(true, "VALID", "env");
    private static final List<ComputeEnvironment> ROOMY = List.of(environment("env", true, "VALID", 4));

    private static WhyNotRunning why(JobDetails job, BatchOverview overview, JobSummary... dependencies) {
        return WhyRules.of(job, List.of(dependencies), overview, NOON).orElseThrow();
    }

    static Stream<Arguments> environments() {
        var off = environment("env", false, "VALID", 4);
        var bad = environment("env", true, "INVALID", 4);
        var small = environment("env", true, "VALID", 1);
        var other = environment("other", false, "VALID", 8);
        return Stream.of(
                row("the only environment is disabled", GOOD, List.of(off), new Reason.Disabled(List.of("env")),
                        new Fix.EnableEnvironment("env")),
                row("the environment is invalid", GOOD, List.of(bad), new Reason.NotValid("env", "INVALID", "said so"),
                        new Fix.OpenEnvironment("env")),
                row("another that is valid is disabled", queue(true, "VALID", "env", "other"), List.of(bad, other),
                        new Reason.NotValid("env", "INVALID", "said so"), new Fix.OpenEnvironment("env"),
                        new Fix.EnableEnvironment("other")),
                row("it can never fit", GOOD, List.of(small), new Reason.TooLarge(2, "env", 1), new Fix.RaiseMax("env",
                        1, 2), new Fix.EditDefinition("def:1")),
                row("a larger one is disabled", queue(true, "VALID", "env", "other"), List.of(small, other),
                        new Reason.TooLarge(2, "env", 1), new Fix.RaiseMax("env", 1, 2), new Fix.EditDefinition(
                                "def:1")),
                row("the queue is not valid", queue(true, "UPDATING", "env"), ROOMY, new Reason.QueueNotValid("queue",
                        "UPDATING", "said so")),
                row("the queue has no environment that is known", queue(true, "VALID", "gone"), ROOMY,
                        new Reason.Disabled(List.of("gone"))),
                row("there is room", GOOD, ROOMY, new Reason.SeeksMachine("env")),
                row("a disabled queue lets its jobs start", queue(false, "VALID", "env"), ROOMY,
                        new Reason.SeeksMachine("env"), new Fix.EnableQueue("queue")));
    }

    private static Arguments row(String name, JobQueue queue, List<ComputeEnvironment> environments, Reason reason,
            Fix... fixes) {
        return Arguments.argumentSet(name, queue, environments, reason, List.of(fixes));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void looksAtQueueAndEnvironments(JobQueue queue, List<ComputeEnvironment> environments, Reason reason,
            List<Fix> fixes) {
        var why = why(details(RUNNABLE, "2"), overview(queue, environments, RUNNABLE));

        assertThat(why.reason()).isEqualTo(reason);
        assertThat(why.fixes()).isEqualTo(fixes);
        assertThat(why.waits()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void saysWhatIsInUseAndRaisesTheLimitJustEnough() {
        var running = job("b", JobStatus.RUNNING, 300);
        var full = new BatchOverview(List.of(GOOD), ROOMY, List.of(RUNNABLE, running), true, Map.of(), Map.of(running
                .id(), new Usage(3.5, Optional.of("env"))), Map.of());

        var why = why(details(RUNNABLE, "2"), full);

        assertThat(why.reason()).isEqualTo(new Reason.NoRoom(2, "env", 3.5, 4, 1));
        assertThat(why.fixes()).containsExactly(new Fix.RaiseMax("env", 4, 6), new Fix.ShowRunning("queue", 1));
        assertThat(why.checks()).filteredOn(c -> c.result() == Check.Result.NO).containsExactly(Check.no(
                Check.Kind.ROOM, "0.5", "2"));
        assertThat(why.checks()).filteredOn(c -> c.result() == Check.Result.YES).hasSize(5);
    }

    @Test
    void ofSeveralEnvironmentsTheRoomiestThatIsLargeEnoughCounts() {
        var two = List.of(environment("env", true, "VALID", 4), environment("tiny", true, "VALID", 1));
        var full = new BatchOverview(List.of(queue(true, "VALID", "tiny", "env")), two, List.of(RUNNABLE), true, Map
                .of(), Map.of("x", new Usage(3, Optional.of("env"))), Map.of());

        assertThat(why(details(RUNNABLE, "2"), full).reason()).isEqualTo(new Reason.NoRoom(2, "env", 3, 4, 1));
    }

    @Test
    void believesAwsAboutTheFrontOfTheQueue() {
        var later = job("later", JobStatus.RUNNABLE, 10);
        var front = new QueueFront(List.of(new QueueFront.Place(later.id(), NOON), new QueueFront.Place(RUNNABLE.id(),
                NOON)), NOON);
        var overview = new BatchOverview(List.of(GOOD), ROOMY, List.of(later, RUNNABLE), true, Map.of("queue", front),
                Map.of(), Map.of());

        var why = why(details(RUNNABLE, "2"), overview);

        assertThat(why.reason()).isEqualTo(new Reason.Behind(1, Optional.of(new Reason.Other(later.id(), "later",
                Optional.of(JobStatus.RUNNABLE))), Optional.empty()));
        assertThat(why.fixes()).containsExactly(new Fix.OpenJob(later.id(), "later"));
    }

    @Test
    void withoutASnapshotTheOlderGoFirst() {
        var older = job("older", JobStatus.RUNNABLE, 500);

        assertThat(why(details(RUNNABLE, "2"), overview(GOOD, ROOMY, RUNNABLE, older)).reason())
                .isInstanceOfSatisfying(Reason.Behind.class, b -> assertThat(b.jobs()).isEqualTo(1));
    }

    @Test
    void believesAwsThatNoMachineIsLargeEnough() {
        var blocked = with(RUNNABLE, Optional.of("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - too much"), Optional
                .empty());

        var why = why(details(blocked, "2"), overview(GOOD, ROOMY, blocked));

        assertThat(why.reason()).isEqualTo(new Reason.NoSuchMachine(2, "4096"));
        assertThat(why.fixes()).containsExactly(new Fix.EditDefinition("def:1"));
    }

    @Test
    void claimsNothingAboutASizeThatAwsDoesNotTell() {
        assertThat(why(details(RUNNABLE, ""), overview(GOOD, ROOMY, RUNNABLE)).reason()).isEqualTo(
                new Reason.SeeksMachine("env"));
    }

    @Test
    void waitsForTheJobsThatHaveNotSucceeded() {
        var pending = job("merge", JobStatus.PENDING, 60);
        var done = job("one", JobStatus.SUCCEEDED, 90);
        var open = job("two", JobStatus.RUNNING, 90);

        var why = why(details(pending, "1", done.id(), open.id()), overview(GOOD, ROOMY, pending), done, open);

        assertThat(why.reason()).isEqualTo(new Reason.Dependencies(List.of(new Reason.Other(open.id(), "two", Optional
                .of(JobStatus.RUNNING)))));
        assertThat(why.fixes()).containsExactly(new Fix.OpenJob(open.id(), "two"));
        assertThat(why.checks()).containsExactly(Check.no(Check.Kind.DEPENDENCIES, 1, 2));
    }

    @Test
    void aFailedDependencyDoomsIt() {
        var pending = job("merge", JobStatus.PENDING, 60);
        var failed = job("one", JobStatus.FAILED, 90);

        assertThat(why(details(pending, "1", failed.id()), overview(GOOD, ROOMY, pending), failed).reason()).isEqualTo(
                new Reason.Doomed(new Reason.Other(failed.id(), "one", Optional.of(JobStatus.FAILED))));
    }

    @Test
    void aDependencyThatAwsForgotIsNamedByItsId() {
        var pending = job("merge", JobStatus.PENDING, 60);

        assertThat(why(details(pending, "1", "gone"), overview(GOOD, ROOMY, pending)).reason()).isEqualTo(
                new Reason.Dependencies(List.of(new Reason.Other("gone", "gone", Optional.empty()))));
    }

    @Test
    void anArrayWaitsForItsChildren() {
        var array = with(job("array", JobStatus.PENDING, 60), Optional.empty(), Optional.of(new JobSummary.ArrayPart(3,
                Optional.empty())));

        assertThat(why(details(array, "1"), overview(GOOD, ROOMY, array)).reason()).isEqualTo(new Reason.Children(3, Map
                .of()));
    }

    @Test
    void ofAQueueThatIsNotListedNothingIsClaimed() {
        var nowhere = new BatchOverview(List.of(), List.of(), List.of(RUNNABLE), true, Map.of(), Map.of(), Map.of());

        assertThat(why(details(RUNNABLE, "2"), nowhere).reason()).isEqualTo(new Reason.Unknown(""));
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SUCCEEDED", "FAILED"})
    void aJobThatRunsOrIsOverNeedsNoReason(JobStatus status) {
        var job = job("a", status, 10);

        assertThat(WhyRules.of(details(job, "1"), List.of(), overview(GOOD, ROOMY, job), NOON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "STARTING"})
    void theFirstAndLastStepsSayWhatHappens(JobStatus status) {
        var job = job("a", status, 10);

        assertThat(why(details(job, "1"), overview(GOOD, ROOMY, job)).reason()).isIn(new Reason.Fresh(),
                new Reason.Starting());
    }
}
