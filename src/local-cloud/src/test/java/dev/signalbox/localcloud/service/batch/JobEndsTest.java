package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.CancelJobRequest;
import software.amazon.awssdk.services.batch.model.CancelJobResponse;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.RetryStrategy;

/** Retries, timeouts, cancel, terminate, restarts. */
final class JobEndsTest {
    @TempDir Path folder;
    private BatchFixture batch;

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 2);
        batch.queue("queue", 1, "env");
        batch.define("two", 2, d -> {});
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private String submitWith(Consumer<RetryStrategy.Builder> retry) {
        return batch.submit("job", "queue", "two", s -> s.retryStrategy(retry));
    }

    @Test
    void retriesUntilTheAttemptsAreUsed() {
        var id = submitWith(r -> r.attempts(2));

        batch.exits(id, 1);
        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
        assertThat(batch.runner.last().order.environment()).containsEntry("AWS_BATCH_JOB_ATTEMPT", "2");
        batch.exits(id, 1);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(id).attempts()).hasSize(2).extracting(a -> a.container().logStreamName())
                .doesNotHaveDuplicates();
    }

    @Test
    void firstMatchingRuleDecidesWhetherToRetry() {
        var rules = new EvaluateOnExit[]{EvaluateOnExit.builder().onExitCode("2").action("exit").build(),
                EvaluateOnExit.builder().onReason("OutOfMemory*").action("EXIT").build(),
                EvaluateOnExit.builder().onStatusReason("Essential*").onExitCode("7*").action("RETRY").build(),
                EvaluateOnExit.builder().onExitCode("*").action("EXIT").build()};

        var exit = submitWith(r -> r.attempts(5).evaluateOnExit(rules));
        batch.exits(exit, 2);
        assertThat(batch.job(exit).attempts()).hasSize(1);
        assertThat(batch.status(exit)).isEqualTo(JobStatus.FAILED);

        var retry = submitWith(r -> r.attempts(5).evaluateOnExit(rules));
        batch.exits(retry, 75);
        assertThat(batch.status(retry)).isEqualTo(JobStatus.STARTING);
        batch.runner.last().runs().ends(JobRunner.End.outOfMemory());
        assertThat(batch.status(retry)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(retry).container().reason()).startsWith("OutOfMemoryError: Container killed");
    }

    @Test
    void loneAsteriskMatchesAReasonThatIsNotThere() {
        var id = submitWith(r -> r.attempts(3).evaluateOnExit(EvaluateOnExit.builder().onStatusReason("Host EC2*")
                .action("RETRY").build(), EvaluateOnExit.builder().onReason("*").action("EXIT").build()));

        batch.exits(id, 1);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void retriesWhenNoRuleMatches() {
        var id = submitWith(r -> r.attempts(2).evaluateOnExit(EvaluateOnExit.builder().onExitCode("2").action("EXIT")
                .build()));

        batch.exits(id, 9);

        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void stopsAnAttemptAfterItsTimeAndDoesNotRetryIt() {
        var id = batch.submit("job", "queue", "two",
                s -> s.retryStrategy(r -> r.attempts(3)).timeout(t -> t.attemptDurationSeconds(60)));
        var attempt = batch.runner.last().runs();

        batch.time.advance(Duration.ofSeconds(59));
        assertThat(attempt.stops).isZero();
        batch.time.advance(Duration.ofSeconds(1));
        assertThat(attempt.stops).isOne();
        attempt.exits(143);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(id).statusReason()).isEqualTo("Job attempt duration exceeded timeout");
    }

    @Test
    void cancelHasNoEffectOnceTheJobHasStarted() {
        var running = batch.submit("a", "queue", "two");
        var waiting = batch.submit("b", "queue", "two");

        cancel(running);
        cancel(waiting);

        assertThat(batch.status(running)).isEqualTo(JobStatus.STARTING);
        assertThat(batch.runner.last().stops).isZero();
        assertThat(batch.status(waiting)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(waiting).statusReason()).isEqualTo("not needed");
        assertThat(batch.job(waiting).isCancelled()).isTrue();
    }

    private void cancel(String id) {
        batch.call(CancelJobRequest.builder().jobId(id).reason("not needed").build(), CancelJobResponse.class);
    }

    @Test
    void terminateStopsARunningJobWithoutRetry() {
        var id = submitWith(r -> r.attempts(5));
        var attempt = batch.runner.last().runs();

        batch.terminate(id, "operator said so");
        assertThat(attempt.stops).isOne();
        assertThat(batch.status(id)).isEqualTo(JobStatus.RUNNING);
        attempt.exits(143);

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(id).statusReason()).isEqualTo("operator said so");
        assertThat(batch.job(id).container().exitCode()).isEqualTo(143);
    }

    @Test
    void terminateFailsAWaitingJobAtOnce() {
        batch.submit("a", "queue", "two");
        var waiting = batch.submit("b", "queue", "two");

        batch.terminate(waiting, "operator said so");

        assertThat(batch.status(waiting)).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void imageThatCannotBeHadFailsTheJobWithTheReason() {
        var id = batch.submit("a", "queue", "two");

        batch.runner.last().ends(JobRunner.End.notStarted("CannotPullContainerError: no such key"));

        assertThat(batch.job(id).statusReason()).isEqualTo("Task failed to start");
        assertThat(batch.job(id).container().reason()).isEqualTo("CannotPullContainerError: no such key");
        assertThat(batch.job(id).startedAt()).isNull();
    }

    @Test
    void crashWhileRunningEndsTheAttemptAndRetriesIt() {
        var id = submitWith(r -> r.attempts(2));
        batch.runner.last().runs();

        batch.crashAndStart();

        assertThat(batch.status(id)).isEqualTo(JobStatus.STARTING);
        assertThat(batch.job(id).attempts()).singleElement().satisfies(a -> {
            assertThat(a.statusReason()).matches("Host EC2 \\(instance i-[0-9a-f]{17}\\) terminated\\.");
            assertThat(a.container().exitCode()).isNull();
        });
        batch.exits(id, 0);
        assertThat(batch.status(id)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void crashWhileRunningFailsAJobWithOneAttempt() {
        var id = batch.submit("a", "queue", "two");
        batch.runner.last().runs();
        var waiting = batch.submit("b", "queue", "two");

        batch.crashAndStart();

        assertThat(batch.status(id)).isEqualTo(JobStatus.FAILED);
        assertThat(batch.status(waiting)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void endedJobsAreForgottenAfterSevenDays() {
        var id = batch.submit("a", "queue", "two");
        batch.exits(id, 0);

        batch.time.advance(Duration.ofDays(6));
        assertThat(batch.status(id)).isEqualTo(JobStatus.SUCCEEDED);
        batch.time.advance(Duration.ofDays(2));

        assertThat(batch.list(l -> l.jobQueue("queue").jobStatus(JobStatus.SUCCEEDED)).jobSummaryList()).isEmpty();
    }

    @Test
    void childrenAreKeptAsLongAsTheirArray() {
        batch.define("one", 1, d -> {});
        var array = batch.submit("array", "queue", "one", s -> s.arrayProperties(a -> a.size(2)));
        batch.exits(array + ":0", 1);

        batch.time.advance(Duration.ofDays(8));
        batch.exits(array + ":1", 0);

        assertThat(batch.status(array)).as("one child failed").isEqualTo(JobStatus.FAILED);
        assertThat(batch.job(array).arrayProperties().statusSummary()).containsEntry("FAILED", 1).containsEntry(
                "SUCCEEDED", 1);
    }

    @Test
    void jobsAreKeptAsLongAsOthersDependOnThem() {
        batch.define("one", 1, d -> {});
        var quick = batch.submit("quick", "queue", "one");
        var slow = batch.submit("slow", "queue", "one");
        var after = batch.submit("after", "queue", "one", s -> s.dependsOn(d -> d.jobId(quick), d -> d.jobId(slow)));
        batch.exits(quick, 0);

        batch.time.advance(Duration.ofDays(8));
        batch.exits(slow, 0);

        assertThat(batch.status(after)).isEqualTo(JobStatus.STARTING);
    }
}
